package dev.meridian.app.review.cost.service.compute;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import java.math.BigDecimal;
import java.util.List;

/** Clusters of EKS, services on Fargate, and what of functions and APIs is paid whether used or not. */
public final class Compute {
    public static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";
    public static final String SERVICE = "AWS::ECS::Service";
    public static final String FUNCTION = "AWS::Lambda::Function";

    private static final long CORE_UNITS = 1_024;
    private static final long MEBIBYTES = 1_024;
    private static final long DEFAULT_FUNCTION_MEMORY = 128;
    private static final long SECONDS_PER_HOUR = 3_600;

    private Compute() {}

    public static List<Charge> kubernetesCluster(Resource resource) {
        var prices = resource.prices();
        var bill = new Bill()
                .charge(
                        "cluster",
                        "EKS cluster",
                        Quantity.ONE.hours(),
                        prices.of("EKS", "cluster, standard support"),
                        "assumes a version in standard support");
        var tier = resource.at("ControlPlaneScalingConfig", "Tier").text("standard");
        if (!tier.equals("standard")) {
            bill.charge(
                    "tier",
                    "EKS provisioned control plane, " + tier,
                    Quantity.ONE.hours(),
                    prices.of("EKS", "provisioned control plane " + tier));
        }
        if (resource.at("ComputeConfig", "Enabled").isTrue()) {
            bill.usage("auto mode", "EKS Auto Mode nodes and their fee", prices.of("EKS", "Auto Mode fee"));
        }
        return bill.charges();
    }

    /** Tasks of ECS on Fargate; on instances they cost nothing by themselves. */
    public static List<Charge> service(Resource resource) {
        var task = resource.surroundings().referred(resource.at("TaskDefinition"), TASK_DEFINITION);
        if (!isFargate(resource, task)) {
            return List.of();
        }
        boolean isSpot = resource.at("CapacityProviderStrategy").elements().stream()
                .anyMatch(provider -> provider.at("CapacityProvider").is("FARGATE_SPOT"));
        var architecture = task.at("RuntimePlatform", "CpuArchitecture").is("ARM64") ? "ARM" : "x86";
        var item = isSpot ? architecture + " spot" : architecture;
        var count = resource.at("DesiredCount").quantity(1);
        var bill = new Bill();
        if (count.isNone()) {
            return List.of();
        }
        addShare(bill, "vCPU", item, count, fraction(task.at("Cpu"), CORE_UNITS), resource.prices());
        addShare(bill, "memory", item, count, fraction(task.at("Memory"), MEBIBYTES), resource.prices());
        return bill.charges();
    }

    private static void addShare(
            Bill bill, String part, String item, Quantity count, Quantity each, RegionalPrices prices) {
        bill.charge(
                part,
                "Fargate %s %s".formatted(item, part),
                count.times(each.in(part.equals("memory") ? "GB" : "vCPU")).hours(),
                prices.of("Fargate", "%s %s (ECS)".formatted(item, part)),
                "desired count");
    }

    private static boolean isFargate(Resource service, Setting task) {
        return service.at("LaunchType").is("FARGATE")
                || service.at("CapacityProviderStrategy").elements().stream()
                        .anyMatch(provider ->
                                provider.at("CapacityProvider").text("").startsWith("FARGATE"))
                || service.at("LaunchType").isAbsent()
                        && task.at("RequiresCompatibilities").elements().stream()
                                .anyMatch(each -> each.is("FARGATE"));
    }

    /** Provisioned concurrency of an alias or a version, by the memory of its function. */
    public static List<Charge> provisionedConcurrency(Resource resource) {
        var concurrency = resource.at("ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions");
        if (concurrency.isAbsent()) {
            return List.of();
        }
        var function = resource.surroundings().referred(resource.at("FunctionName"), FUNCTION);
        var memory = function.isAbsent()
                ? Quantity.unknown("memory of its function")
                : fraction(function.at("MemorySize"), MEBIBYTES, DEFAULT_FUNCTION_MEMORY);
        var architecture =
                function.at("Architectures").elements().stream().anyMatch(each -> each.is("arm64")) ? "ARM" : "x86";
        return new Bill()
                .charge(
                        "concurrency",
                        "Lambda provisioned concurrency " + architecture,
                        concurrency
                                .quantity()
                                .times(memory.in("GB"))
                                .hours()
                                .times(Quantity.of(SECONDS_PER_HOUR).in("s")),
                        resource.prices().of("Lambda", "provisioned concurrency " + architecture),
                        "requests and duration are not counted")
                .charges();
    }

    public static List<Charge> apiStage(Resource resource) {
        if (!resource.at("CacheClusterEnabled").isTrue()) {
            return List.of();
        }
        var size = resource.at("CacheClusterSize").text("0.5");
        return new Bill()
                .charge(
                        "cache",
                        "API Gateway cache %s GB".formatted(size),
                        Quantity.ONE.hours(),
                        resource.prices().of("API Gateway", "REST cache %s GB".formatted(size)))
                .charges();
    }

    private static Quantity fraction(Setting setting, long units) {
        return fraction(setting.quantity(), units);
    }

    private static Quantity fraction(Setting setting, long units, long absent) {
        return fraction(setting.quantity(absent), units);
    }

    private static Quantity fraction(Quantity quantity, long units) {
        // A power of two divides without a remainder.
        return quantity.known()
                .map(known ->
                        Quantity.of(known.divide(BigDecimal.valueOf(units)).stripTrailingZeros()))
                .orElse(quantity);
    }
}
