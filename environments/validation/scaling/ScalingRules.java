package dev.meridian.environments.validation.scaling;

import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.Scaling.Fixed;
import dev.meridian.environments.workload.scaling.Scaling.Horizontal;
import dev.meridian.environments.workload.scaling.Scaling.Metric;
import dev.meridian.environments.workload.scaling.Scaling.Pace;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import java.util.regex.Pattern;

/** How many pods a service has, and how large they are made. */
public final class ScalingRules {
    /** Beyond that a limit ten times the request is in use, which no pod lives to see. */
    private static final int MOST_PERCENT = 1_000;

    /** "Horizontal Pod Autoscaling", Kubernetes documentation. */
    private static final int LONGEST_WINDOW = 3_600;

    private static final int LONGEST_PERIOD = 1_800;

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private ScalingRules() {}

    /** Checks the scaling of a service in this namespace. */
    public static void check(Problems problems, String what, NamespaceDefinition namespace, ServiceDefinition service) {
        if (service.scaling() instanceof Fixed fixed) {
            problems.require(fixed.replicas() >= 1, "%s: replicas must be at least 1, got %d", what, fixed.replicas());
        } else if (service.scaling() instanceof Horizontal horizontal) {
            checkHorizontal(problems, what, horizontal);
        }
        service.verticalScaling().ifPresent(vertical -> {
            checkVertical(problems, what, namespace.ceiling(), vertical);
            problems.require(
                    !vertical.changesPods() || !countsRequests(service.scaling()),
                    "%s: verticalScaling %s changes the requests that horizontal scaling counts in percent of, and the two"
                            + " would chase each other; set OFF or scale by a metric per pod",
                    what,
                    vertical.mode());
        });
    }

    private static boolean countsRequests(Scaling scaling) {
        return scaling instanceof Horizontal horizontal
                && horizontal.metrics().stream().anyMatch(metric -> !(metric instanceof Metric.PerPod));
    }

    private static void checkHorizontal(Problems problems, String what, Horizontal scaling) {
        problems.require(scaling.minimum() >= 1, "%s: minimum must be at least 1, got %d", what, scaling.minimum());
        problems.require(
                scaling.minimum() <= scaling.maximum(),
                "%s: scaling bounds are reversed, minimum %d is above maximum %d; exchange them",
                what,
                scaling.minimum(),
                scaling.maximum());
        problems.require(
                !scaling.metrics().isEmpty(),
                "%s: metrics must name at least one, got none; nothing would scale",
                what);
        problems.requireDistinct(scaling.metrics(), ScalingRules::name, what + ": metric");
        scaling.metrics().forEach(metric -> checkMetric(problems, what, metric));
        checkPace(problems, what + ": pace up", scaling.up());
        checkPace(problems, what + ": pace down", scaling.down());
    }

    private static String name(Metric metric) {
        if (metric instanceof Metric.PerPod perPod) {
            return perPod.name();
        }
        return metric instanceof Metric.Cpu ? "CPU" : "memory";
    }

    private static void checkMetric(Problems problems, String what, Metric metric) {
        if (metric instanceof Metric.Cpu cpu) {
            requirePercent(problems, what, metric, cpu.percent());
        } else if (metric instanceof Metric.Memory memory) {
            requirePercent(problems, what, metric, memory.percent());
        } else if (metric instanceof Metric.PerPod perPod) {
            problems.require(
                    METRIC.matcher(perPod.name()).matches(),
                    "%s: metric must be named like requests_per_second, got '%s'",
                    what,
                    perPod.name());
            problems.require(
                    perPod.average() >= 1,
                    "%s: average of metric '%s' must be at least 1, got %d",
                    what,
                    perPod.name(),
                    perPod.average());
        }
    }

    private static void requirePercent(Problems problems, String what, Metric metric, int percent) {
        problems.requireBetween(
                1,
                MOST_PERCENT,
                percent,
                "%s: percent of metric '%s'".formatted(what, name(metric)),
                "it is of what pods request");
    }

    private static void checkPace(Problems problems, String which, Pace pace) {
        problems.requireBetween(
                0, LONGEST_WINDOW, pace.windowSeconds(), which + ": windowSeconds", "Kubernetes looks back no further");
        for (var step : pace.steps()) {
            problems.require(
                    step.amount() >= 1,
                    "%s: amount of %s must be at least 1, got %d",
                    which,
                    step.unit(),
                    step.amount());
            problems.requireBetween(
                    1,
                    LONGEST_PERIOD,
                    step.periodSeconds(),
                    "%s: periodSeconds of %s".formatted(which, step.unit()),
                    "Kubernetes takes no other");
        }
    }

    private static void checkVertical(Problems problems, String what, Ceiling ceiling, VerticalScaling vertical) {
        checkBounds(
                problems, what, "CpuMillis", vertical.leastCpuMillis(), vertical.mostCpuMillis(), ceiling.cpuMillis());
        checkBounds(
                problems, what, "MemoryMiB", vertical.leastMemoryMiB(), vertical.mostMemoryMiB(), ceiling.memoryMiB());
    }

    private static void checkBounds(Problems problems, String what, String unit, int least, int most, int ceiling) {
        problems.require(least >= 1, "%s: verticalScaling: least%s must be at least 1, got %d", what, unit, least);
        problems.require(
                least <= most,
                "%s: verticalScaling: bounds are reversed, least%s %d is above most%s %d; exchange them",
                what,
                unit,
                least,
                unit,
                most);
        problems.require(
                most <= ceiling,
                "%s: verticalScaling: most%s %d is above the %d that its namespace lets one container take; lower it or"
                        + " raise the ceiling",
                what,
                unit,
                most,
                ceiling);
    }
}
