package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.access.ControllerIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.cluster.nodes.Karpenter;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.eks.CfnAccessEntry;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Karpenter: its controller, the queue that tells it of interruptions, the role of its nodes, and one pool.
 *
 * <p>Nodes get an instance profile made here, so that the controller needs no permission to make profiles, and no way
 * to the IAM service, which has no endpoint in a VPC. Not for users: {@link Karpenter} defines it.
 */
public final class KarpenterController extends Construct {
    private static final String API_GROUP = "karpenter.k8s.aws";
    private static final String NODE_CLASS = "EC2NodeClass";
    private static final String SERVICE_ACCOUNT = "karpenter";
    private static final int MESSAGES_MATTER_SECONDS = 300;

    /** One leads; the other takes over when it is gone. */
    private static final int REPLICAS = 2;

    /** The node itself: a pod is one hop further and gets no answer from the instance's metadata. */
    private static final int METADATA_HOPS = 1;

    /** Installs the controller once everything in {@code after} is there, then applies the pool. */
    public KarpenterController(
            Construct scope, String id, ClusterParts parts, Karpenter definition, List<? extends IDependable> after) {
        super(scope, id);
        var nodeRole = Roles.forNodes(this, "NodeRole");
        var nodeRoleArn = nodeRole.getAttrArn();
        var profile = CfnInstanceProfile.Builder.create(this, "NodeProfile")
                .roles(List.of(nodeRole.getRef()))
                .build();
        var entry = CfnAccessEntry.Builder.create(this, "NodeAccess")
                .clusterName(parts.nameOfCreated())
                .principalArn(nodeRoleArn)
                .type("EC2_LINUX")
                .build();
        var queue = interruptionQueue(parts);
        var identity = new ControllerIdentity(
                this,
                "Identity",
                parts,
                Releases.SYSTEM_NAMESPACE,
                SERVICE_ACCOUNT,
                KarpenterPermissions.of(parts, queue.getAttrArn(), nodeRoleArn, profile.getAttrArn()));
        Acknowledged.on(
                identity,
                "Karpenter launches instances whose ids nobody knows; tags of this cluster bound every change",
                KarpenterPermissions.wildcards(parts).stream()
                        .map(Acknowledged::resource)
                        .toArray(String[]::new));
        var release = parts.releases()
                .install(
                        this,
                        "Default",
                        Chart.KARPENTER,
                        Releases.SYSTEM_NAMESPACE,
                        values(parts, queue.getAttrQueueName()),
                        after,
                        identity,
                        entry);
        parts.releases()
                .impose(
                        this,
                        "Pool",
                        List.of(nodeClass(parts, definition, profile.getRef()), nodePool(definition)),
                        List.of(release));
    }

    private CfnQueue interruptionQueue(ClusterParts parts) {
        var queue = CfnQueue.Builder.create(this, "Interruptions")
                .messageRetentionPeriod(MESSAGES_MATTER_SECONDS)
                .sqsManagedSseEnabled(true)
                .build();
        Acknowledged.on(
                queue,
                "A notice of interruption is worthless after two minutes, so a dead-letter queue keeps nothing of use",
                Acknowledged.rule("SQS3"));
        var queueArn = queue.getAttrArn();
        var rule = CfnRule.Builder.create(this, "InterruptionEvents")
                .description("Tells Karpenter of %s which instances are about to go".formatted(parts.name()))
                .eventPattern(Ordered.map(
                        "source", List.of("aws.ec2", "aws.health"),
                        "detail-type",
                                List.of(
                                        "AWS Health Event",
                                        "EC2 Capacity Reservation Instance Interruption Warning",
                                        "EC2 Instance Rebalance Recommendation",
                                        "EC2 Instance State-change Notification",
                                        "EC2 Spot Instance Interruption Warning")))
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("Interruptions")
                        .arn(queueArn)
                        .build()))
                .build();
        CfnQueuePolicy.Builder.create(this, "InterruptionsPolicy")
                .queues(List.of(queue.getRef()))
                .policyDocument(queuePolicy(queueArn, rule.getAttrArn()))
                .build();
        return queue;
    }

    private static Map<String, Object> queuePolicy(String queueArn, String ruleArn) {
        return Ordered.map(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                        Ordered.map(
                                "Sid",
                                "Events",
                                "Effect",
                                "Allow",
                                "Principal",
                                Ordered.map("Service", "events.amazonaws.com"),
                                "Action",
                                "sqs:SendMessage",
                                "Resource",
                                queueArn,
                                "Condition",
                                Ordered.map("ArnEquals", Ordered.map("aws:SourceArn", ruleArn))),
                        Ordered.map(
                                "Sid", "TlsOnly",
                                "Effect", "Deny",
                                "Principal", "*",
                                "Action", "sqs:*",
                                "Resource", queueArn,
                                "Condition", Ordered.map("Bool", Ordered.map("aws:SecureTransport", "false")))));
    }

    private static Map<String, Object> values(ClusterParts parts, String queueName) {
        return Ordered.map(
                "replicas", REPLICAS,
                "serviceAccount", Ordered.map("create", true, "name", SERVICE_ACCOUNT),
                "settings",
                        Ordered.map(
                                "clusterName",
                                parts.name(),
                                "interruptionQueue",
                                queueName,
                                // The price list has no endpoint in a VPC.
                                "isolatedVPC",
                                parts.releases().charts() instanceof Charts.Mirror),
                "controller", controller(parts));
    }

    private static Map<String, Object> controller(ClusterParts parts) {
        var region = List.of(Ordered.map("name", "AWS_REGION", "value", parts.region()));
        var resources = Ordered.map(
                "requests", Ordered.map("cpu", "500m", "memory", "1Gi"),
                "limits", Ordered.map("memory", "1Gi"));
        if (parts.releases().charts() instanceof Charts.Upstream) {
            return Ordered.map("env", region, "resources", resources);
        }
        // The chart pins the digest of the upstream image; a mirrored one may have another.
        var image = Ordered.map(
                "repository", parts.releases().image(Chart.KARPENTER), "tag", Chart.KARPENTER.version(), "digest", "");
        return Ordered.map("image", image, "env", region, "resources", resources);
    }

    private static Map<String, Object> nodeClass(ClusterParts parts, Karpenter definition, String profile) {
        return Ordered.map(
                "apiVersion",
                API_GROUP + "/v1",
                "kind",
                NODE_CLASS,
                "metadata",
                Ordered.map("name", NodePools.NAME),
                "spec",
                Ordered.map(
                        "instanceProfile", profile,
                        "amiSelectorTerms", List.of(Ordered.map("alias", definition.imageAlias())),
                        "subnetSelectorTerms", NodePools.byId(parts.subnetIds()),
                        "securityGroupSelectorTerms", NodePools.byId(List.of(parts.securityGroupId())),
                        "metadataOptions",
                                Ordered.map(
                                        "httpEndpoint", "enabled",
                                        "httpProtocolIPv6", "disabled",
                                        "httpPutResponseHopLimit", METADATA_HOPS,
                                        "httpTokens", "required"),
                        "blockDeviceMappings",
                                List.of(Ordered.map(
                                        "deviceName",
                                        "/dev/xvda",
                                        "ebs",
                                        Ordered.map(
                                                "volumeSize",
                                                definition.volumeGiB() + "Gi",
                                                "volumeType",
                                                "gp3",
                                                "encrypted",
                                                true,
                                                "kmsKeyID",
                                                parts.keyArn(),
                                                "deleteOnTermination",
                                                true)))));
    }

    private static Map<String, Object> nodePool(Karpenter definition) {
        return NodePools.nodePool(
                API_GROUP, NODE_CLASS, definition.families(), definition.purchases(), definition.cpuLimit());
    }
}
