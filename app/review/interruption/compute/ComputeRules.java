package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.LIMITS;
import static dev.meridian.app.review.interruption.cause.Interruption.NODES;
import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.dropped;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import java.util.List;

/** Interruptions of what computes. */
public final class ComputeRules {
    private ComputeRules() {}

    public static Rule rule() {
        var types = new ByType();
        addInstances(types);
        addContainers(types);
        addFunctions(types);
        return types.rule();
    }

    private static void addInstances(ByType types) {
        types.with(
                "AWS::AutoScaling::AutoScalingGroup",
                change -> Capacity.ofGroup(change, "MinSize", "DesiredCapacity", "MaxSize"),
                AutoScalingGroups::updatePolicy,
                AutoScalingGroups::targets,
                notable(
                        NODES,
                        "LaunchTemplate",
                        differs(),
                        "The group takes another launch template or version: its update policy replaces the instances.",
                        "Check that what runs on them bears to be moved."),
                notable(
                        NODES,
                        "LaunchConfigurationName",
                        differs(),
                        "The group takes another launch configuration: its update policy replaces the instances.",
                        "Check that what runs on them bears to be moved."),
                notable(
                        NODES,
                        "MixedInstancesPolicy",
                        differs(),
                        "The group's mix of instances changes: its update policy replaces the instances.",
                        "Check that the new types bear the load and can be had in every zone."));
        for (String property : List.of(
                "InstanceType",
                "UserData",
                "EbsOptimized",
                "KernelId",
                "RamdiskId",
                "Tenancy",
                "Affinity",
                "HostId",
                "CpuOptions",
                "AdditionalInfo")) {
            types.with("AWS::EC2::Instance", Instances.stopped(property));
        }
    }

    private static void addContainers(ByType types) {
        types.with(
                        "AWS::ECS::Service",
                        EcsServices::desiredCount,
                        EcsServices::loadBalancers,
                        notable(
                                NODES,
                                "DeploymentConfiguration.MinimumHealthyPercent",
                                falls(100),
                                "A deployment may stop more tasks at once: MinimumHealthyPercent goes %s.",
                                "Check that the tasks that remain bear the load."),
                        notable(
                                CAPACITY,
                                "CapacityProviderStrategy",
                                differs(),
                                "The capacity provider strategy changes: tasks are placed on other capacity in a new deployment.",
                                "Check that the new capacity is there, and how much of it is Spot."))
                .with(
                        "AWS::ECS::TaskDefinition",
                        notable(
                                LIMITS,
                                "Cpu",
                                falls(0),
                                "The tasks get less CPU, %s units.",
                                "Check CpuUtilized at the peak."),
                        notable(
                                LIMITS,
                                "Memory",
                                falls(0),
                                "The tasks get less memory, %s MiB.",
                                "Check MemoryUtilized at the peak: a task beyond its memory is killed."))
                .with(
                        "AWS::ApplicationAutoScaling::ScalableTarget",
                        change -> Capacity.ofGroup(change, "MinCapacity", "MinCapacity", "MaxCapacity"))
                .with(
                        "AWS::DynamoDB::Table",
                        notable(
                                CAPACITY,
                                "ProvisionedThroughput.ReadCapacityUnits",
                                Tables.whileProvisioned(falls(0)),
                                "The table's read capacity falls %s units.",
                                "Check ConsumedReadCapacityUnits: requests beyond it are throttled."),
                        notable(
                                CAPACITY,
                                "ProvisionedThroughput.WriteCapacityUnits",
                                Tables.whileProvisioned(falls(0)),
                                "The table's write capacity falls %s units.",
                                "Check ConsumedWriteCapacityUnits: requests beyond it are throttled."),
                        Tables::provisioned,
                        Tables::indexesRemoved)
                .with(
                        "AWS::Kinesis::Stream",
                        dangerous(
                                CAPACITY,
                                "ShardCount",
                                falls(0),
                                "The stream shrinks %s shards.",
                                "Check IncomingBytes at the peak: producers beyond the shards' limits are throttled."));
    }

    private static void addFunctions(ByType types) {
        types.with(
                        "AWS::Lambda::Function",
                        Functions::concurrency,
                        notable(
                                LIMITS,
                                "MemorySize",
                                falls(128),
                                "The function gets less memory, %s MB, and less CPU with it.",
                                "Check its Max Memory Used and its duration."),
                        notable(
                                LIMITS,
                                "Timeout",
                                falls(3),
                                "The function gets less time, %s seconds.",
                                "Check its longest duration: what takes longer is cut off."),
                        notable(
                                LIMITS,
                                "EphemeralStorage.Size",
                                falls(512),
                                "The function gets less room in /tmp, %s MB.",
                                "Check what it writes there."),
                        Functions::runtime,
                        notable(
                                RESTART,
                                "Architectures",
                                differs(),
                                "The function's architecture changes %s.",
                                "Check that its layers and native dependencies are built for the new one."),
                        notable(
                                RESTART,
                                "VpcConfig",
                                dropped(),
                                "The function leaves its VPC, %s.",
                                "Check that it reaches what it calls, and that others still let it in."))
                .with(
                        "AWS::Lambda::Alias",
                        notable(
                                CAPACITY,
                                "ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",
                                falls(0),
                                "Fewer environments are kept warm, %s.",
                                "Check the latency of cold starts."));
    }
}
