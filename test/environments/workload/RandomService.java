package dev.meridian.environments.workload;

import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import dev.meridian.environments.workload.scaling.Placement.Spread;
import dev.meridian.environments.workload.scaling.Placement.Toleration;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.RollOut.Colour;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.Scaling.Horizontal;
import dev.meridian.environments.workload.scaling.Scaling.Metric;
import dev.meridian.environments.workload.scaling.Scaling.Pace;
import dev.meridian.environments.workload.scaling.Scaling.Step;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import dev.meridian.environments.workload.scaling.VerticalScaling.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What runs all the time. */
record RandomService(Choice choice, boolean isProduction, SecretDefinition secret) {
    /** What others must know of a service before it is there. */
    record Plan(String name, List<Port> ports) {
        Stream<Call.Service> calls(String namespace) {
            return ports.stream().map(port -> Call.to(namespace, name, port.name()));
        }
    }

    static Plan plan(Choice choice, String name) {
        var names = List.of("http", "grpc-internal", "metrics", "p2p");
        var first = choice.between(1_024, 60_000);
        return new Plan(
                name,
                IntStream.range(0, choice.between(0, names.size()))
                        .mapToObj(number ->
                                new Port(names.get(number), first + number, choice.of(80 + number, first + number)))
                        .toList());
    }

    ServiceDefinition service(Plan given, List<Call.Service> others, RandomExposures exposures, boolean mustBeExposed) {
        var plan = mustBeExposed && given.ports().isEmpty()
                ? new Plan(given.name(), List.of(new Port("http", 8_080, 80)))
                : given;
        var isExposed = mustBeExposed || !plan.ports().isEmpty() && choice.seldom();
        var keepsDisks = choice.random().nextInt(5) == 0;
        var builder = ServiceDefinition.builder(
                plan.name(), RandomContainer.image(choice), RandomContainer.resources(choice));
        new RandomContainer(choice, secret).fill(builder, plan.name(), others, keepsDisks);
        plan.ports().forEach(port -> builder.port(port.name(), port.container(), port.service()));
        if (choice.seldom()) {
            builder.serviceName(plan.name() + "-service");
        }
        if (isExposed) {
            builder.exposures(exposures.of(plan.name(), plan.ports()).toArray(Exposure[]::new));
        }
        addProbes(builder, plan.ports());
        addScaling(builder, isExposed && !keepsDisks);
        addPlacement(builder);
        return builder.gracePeriodSeconds(choice.between(1, 3_600)).build();
    }

    private void addProbes(ServiceDefinitionBuilder builder, List<Port> ports) {
        if (!ports.isEmpty() || choice.seldom()) {
            var asked = probe(ports);
            builder.readiness(new Probe(
                    asked.check(),
                    asked.initialDelaySeconds(),
                    asked.periodSeconds(),
                    asked.timeoutSeconds(),
                    asked.failureThreshold(),
                    choice.between(1, 3)));
        }
        if (choice.often()) {
            builder.liveness(probe(ports));
        }
        if (choice.seldom()) {
            builder.startup(probe(ports));
        }
    }

    private Probe probe(List<Port> ports) {
        var command = Probe.command("/bin/check", "--fast");
        var probe = ports.isEmpty()
                ? command
                : choice.of(
                        Probe.http("/health?deep=1", choice.of(ports).name()),
                        Probe.tcp(choice.of(ports).name()),
                        command);
        return probe.every(choice.between(0, 60), choice.between(1, 60))
                .patience(choice.between(1, 10), choice.between(1, 30));
    }

    private void addScaling(ServiceDefinitionBuilder builder, boolean mayHaveTwoVersions) {
        var minimum = choice.between(isProduction ? 2 : 1, 3);
        var scaling = choice.of(Scaling.fixed(minimum), horizontal(minimum));
        builder.scaling(scaling);
        var counts = scaling instanceof Horizontal horizontal
                && horizontal.metrics().stream().anyMatch(metric -> !(metric instanceof Metric.PerPod));
        if (choice.seldom()) {
            builder.verticalScaling(
                    new VerticalScaling(counts ? Mode.OFF : choice.of(Mode.values()), 10, 16, 1_000, 1_024));
        }
        var unavailable = choice.between(0, minimum - 1);
        RollOut rolling = new RollOut.Rolling(choice.between(unavailable == 0 ? 1 : 0, 2), unavailable);
        builder.rollOut(
                mayHaveTwoVersions
                        ? choice.of(
                                rolling,
                                new RollOut.BlueGreen(choice.of(Colour.values()), RandomContainer.image(choice)),
                                new RollOut.Canary(RandomContainer.image(choice), choice.between(0, 100)))
                        : rolling);
    }

    private Scaling horizontal(int minimum) {
        var metrics = new ArrayList<Metric>();
        metrics.add(choice.of(
                new Metric.Cpu(choice.between(1, 100)),
                new Metric.PerPod("requests_per_second", choice.between(1, 500))));
        if (choice.often()) {
            metrics.add(new Metric.Memory(choice.between(1, 100)));
        }
        return new Horizontal(minimum, minimum + choice.between(0, 4), metrics, pace(), pace());
    }

    private Pace pace() {
        var steps = choice.some(
                List.of(
                        new Step(Step.Unit.PODS, choice.between(1, 5), choice.between(1, 1_800)),
                        new Step(Step.Unit.PERCENT, choice.between(1, 200), choice.between(1, 1_800))),
                2);
        return new Pace(choice.between(0, 3_600), steps);
    }

    private void addPlacement(ServiceDefinitionBuilder builder) {
        var importance = choice.of(Importance.values());
        builder.importance(importance)
                .placement(new Placement(
                        importance == Importance.CRITICAL ? Spread.REQUIRED : choice.of(Spread.values()),
                        choice.of(Purchase.values()),
                        choice.seldom() ? Map.of("kubernetes.io/arch", "amd64") : Map.of(),
                        choice.seldom()
                                ? List.of(new Toleration("dedicated", "web", choice.of(Toleration.Effect.values())))
                                : List.of()));
    }
}
