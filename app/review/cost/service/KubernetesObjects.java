package dev.meridian.app.review.cost.service;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import dev.meridian.app.review.cost.service.compute.Disks;
import dev.meridian.app.review.cost.service.network.LoadBalancers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects of Kubernetes that controllers make paid resources of: volumes and load balancers. */
final class KubernetesObjects {
    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    private static final Map<String, BigDecimal> SUFFIXES = Map.of(
            "Ki", BigDecimal.valueOf(1L << 10),
            "Mi", BigDecimal.valueOf(1L << 20),
            "Gi", GIBIBYTE,
            "Ti", BigDecimal.valueOf(1L << 40),
            "k", BigDecimal.TEN.pow(3),
            "M", BigDecimal.TEN.pow(6),
            "G", BigDecimal.TEN.pow(9),
            "T", BigDecimal.TEN.pow(12));

    private static final List<String> DISKS = List.of("gp3", "gp2", "io1", "io2", "st1", "sc1");

    private KubernetesObjects() {}

    static List<Charge> volumeClaim(Resource resource) {
        var bill = new Bill();
        addClaim(bill, resource.at("spec"), "volume", Quantity.ONE, resource.prices());
        return bill.charges();
    }

    static List<Charge> statefulSet(Resource resource) {
        var bill = new Bill();
        var replicas = resource.at("spec", "replicas").quantity(1);
        for (var claim : resource.at("spec", "volumeClaimTemplates").elements()) {
            var name = claim.at("metadata", "name").text("volume");
            addClaim(bill, claim.at("spec"), name, replicas, resource.prices());
        }
        return bill.charges();
    }

    /** A class says its kind of disk in its name, or gp3 is assumed. A claim without a class takes a volume that is there. */
    private static void addClaim(Bill bill, Setting claim, String aspect, Quantity count, RegionalPrices prices) {
        var storageClass = claim.at("storageClassName");
        var name = storageClass.text("default");
        if (name.isEmpty() || !claim.at("volumeName").isAbsent()) {
            return;
        }
        if (name.contains("efs")) {
            bill.usage(aspect, "EFS storage of a claim", prices.of("EFS", "Standard storage"));
            return;
        }
        var type = DISKS.stream().filter(name::contains).findFirst().orElse("gp3");
        Disks.addStorage(
                bill,
                type,
                gigabytes(claim.at("resources", "requests", "storage")),
                aspect,
                count,
                prices,
                name.contains(type) ? "" : "assumes %s for class %s".formatted(type, name));
    }

    /** EBS rounds up to the gibibyte, and calls it a GB. */
    private static Quantity gigabytes(Setting size) {
        var text = size.text("a size not given").strip();
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        var suffix = text.substring(digits);
        var unit = suffix.isEmpty() ? BigDecimal.ONE : SUFFIXES.get(suffix);
        if (digits == 0
                || unit == null
                || !Character.isDigit(text.charAt(0))
                || text.indexOf('.') != text.lastIndexOf('.')) {
            return Quantity.unknown(text);
        }
        var bytes = new BigDecimal(text.substring(0, digits)).multiply(unit);
        return Quantity.of(bytes.divide(GIBIBYTE, 0, RoundingMode.CEILING));
    }

    /** The AWS Load Balancer Controller makes a network load balancer of a service, the older code in Kubernetes a classic one. */
    static List<Charge> service(Resource resource) {
        if (!resource.at("spec", "type").is("LoadBalancer")) {
            return List.of();
        }
        var annotations = resource.at("metadata", "annotations");
        var loadBalancerClass = resource.at("spec", "loadBalancerClass").text("");
        var type = annotations
                .at("service.beta.kubernetes.io/aws-load-balancer-type")
                .text("");
        boolean isNetwork = loadBalancerClass.endsWith("/nlb")
                || Stream.of("nlb", "nlb-ip", "external").anyMatch(type::equals);
        var bill = new Bill();
        LoadBalancers.addHours(bill, isNetwork ? "NLB" : "Classic Load Balancer", resource.prices());
        return bill.charges();
    }

    /** An ingress of class {@code alb} is a load balancer of its own, unless it shares one with its group. */
    static List<Charge> ingress(Resource resource) {
        var annotations = resource.at("metadata", "annotations");
        boolean isAlb = resource.at("spec", "ingressClassName").is("alb")
                || annotations.at("kubernetes.io/ingress.class").is("alb");
        var group = annotations.at("alb.ingress.kubernetes.io/group.name");
        var bill = new Bill();
        if (isAlb && group.isAbsent()) {
            LoadBalancers.addHours(bill, "ALB", resource.prices());
        } else if (isAlb) {
            bill.usage(
                    "share",
                    "Load balancer of a group of ingresses",
                    resource.prices().of("Elastic Load Balancing", "ALB shared by a group"));
        }
        return bill.charges();
    }
}
