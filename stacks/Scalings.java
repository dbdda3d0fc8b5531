package dev.meridian.stacks;

import dev.meridian.constructs.workload.scaling.Metric;
import dev.meridian.constructs.workload.scaling.Pace;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.scaling.Step;
import dev.meridian.constructs.workload.scaling.VerticalScaling;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.Scaling.Horizontal;
import dev.meridian.environments.workload.scaling.Scaling.Metric.Cpu;
import dev.meridian.environments.workload.scaling.Scaling.Metric.Memory;
import dev.meridian.environments.workload.scaling.Scaling.Metric.PerPod;

/** From how many pods of a service there are, and how large, to the props of its autoscalers. */
final class Scalings {
    private Scalings() {}

    static Scaling horizontal(ServiceDefinition service) {
        if (service.scaling() instanceof Horizontal horizontal) {
            return new Scaling.Horizontal(
                    horizontal.minimum(),
                    horizontal.maximum(),
                    horizontal.metrics().stream().map(Scalings::metric).toList(),
                    pace(horizontal.up()),
                    pace(horizontal.down()));
        }
        return new Scaling.Fixed(service.scaling().minimum());
    }

    private static Metric metric(dev.meridian.environments.workload.scaling.Scaling.Metric definition) {
        if (definition instanceof Cpu cpu) {
            return new Metric.Cpu(cpu.percent());
        }
        if (definition instanceof Memory memory) {
            return new Metric.Memory(memory.percent());
        }
        var perPod = (PerPod) definition;
        return new Metric.PerPod(perPod.name(), perPod.average());
    }

    private static Pace pace(dev.meridian.environments.workload.scaling.Scaling.Pace definition) {
        return new Pace(
                definition.windowSeconds(),
                definition.steps().stream()
                        .map(step -> new Step(
                                switch (step.unit()) {
                                    case PODS -> Step.Unit.PODS;
                                    case PERCENT -> Step.Unit.PERCENT;
                                },
                                step.amount(),
                                step.periodSeconds()))
                        .toList(),
                Pace.Select.MAX);
    }

    static VerticalScaling vertical(dev.meridian.environments.workload.scaling.VerticalScaling definition) {
        return new VerticalScaling(
                switch (definition.mode()) {
                    case OFF -> VerticalScaling.Mode.OFF;
                    case INITIAL -> VerticalScaling.Mode.INITIAL;
                    case AUTO -> VerticalScaling.Mode.AUTO;
                },
                definition.leastCpuMillis(),
                definition.leastMemoryMiB(),
                definition.mostCpuMillis(),
                definition.mostMemoryMiB());
    }
}
