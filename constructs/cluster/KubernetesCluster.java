package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.PodIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.addons.AddonInstallations;
import dev.meridian.constructs.cluster.addons.AddonRules;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.autoscaling.AutoModePool;
import dev.meridian.constructs.cluster.autoscaling.ClusterAutoscaler;
import dev.meridian.constructs.cluster.autoscaling.KarpenterController;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.manifests.AppliedChart;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Capacity;
import dev.meridian.constructs.cluster.nodes.Karpenter;
import dev.meridian.constructs.cluster.nodes.ManagedNodes;
import dev.meridian.constructs.cluster.nodes.NodeGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngressProps;
import software.amazon.awscdk.services.eks.CfnAccessEntry;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * An EKS cluster with its nodes, add-ons and scaling: secrets encrypted under a key, all control-plane logs kept,
 * access by IAM access entries only, identities of pods by EKS Pod Identity.
 *
 * <p>Not part of it: load balancers (their stack owns them, {@link LoadBalancerController} binds pods to them),
 * workloads ({@link #applyChart}), and IAM roles for service accounts through OpenID Connect, which Pod Identity replaces.
 *
 * <p>An upgrade by one minor version changes the control plane, then the add-ons and, in place, the managed nodes. EKS
 * refuses an upgrade of nodes together with another change of their group: deploy the two one after the other.
 */
public final class KubernetesCluster extends Construct {
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]{8,17}|\\$\\{Token\\[.+]}");

    private final ClusterParts parts;
    private final Capacity capacity;
    private final Set<ClusterAddon> addons;
    private final List<IDependable> ready = new ArrayList<>();

    /** @throws IllegalArgumentException if a subnet is public, or there are fewer than two */
    public KubernetesCluster(Construct scope, String id, KubernetesClusterProps props) {
        super(scope, id);
        capacity = props.capacity();
        addons = props.addons();
        var controlPlane = new ControlPlane(this, props);
        parts = controlPlane.parts();
        admitRoles("Admin", props.adminRoleArns(), "AmazonEKSClusterAdminPolicy");
        admitRoles("Viewer", props.viewerRoleArns(), "AmazonEKSViewPolicy");

        var installations =
                new AddonInstallations(this, "Addons", parts, props.addressing(), addons, props.addonVersions());
        var nodes = nodes(controlPlane, installations.installBeforeNodes());
        ready.addAll(nodes);
        ready.addAll(installations.installAfter(nodes, logsOfAddons(props)));

        scaling();
        if (has(ClusterAddon.EBS_CSI_DRIVER)) {
            parts.releases()
                    .impose(this, "DefaultStorage", List.of(DefaultStorage.of(volumeDriver(), parts.keyArn())), ready);
        }
    }

    /** CDK's view of the cluster, for what this class has no verb for. */
    public ICluster cluster() {
        return parts.releases().cluster();
    }

    /** The physical name. */
    public String clusterName() {
        return parts.name();
    }

    /** The security group that EKS gives to control plane, nodes and pods. */
    public String securityGroupId() {
        return parts.securityGroupId();
    }

    /**
     * Applies manifests and removes, on later deployments, those of built-in kinds that are gone from the list.
     *
     * <p>kubectl does not prune custom resources: give each an apply of its own, or delete it by hand. The objects
     * must not exist yet. Keys are sorted, so that any map makes a repeatable template.
     *
     * @param scope where the resource belongs, in this stack or a later one
     * @param id the resource's id
     * @param manifests Kubernetes objects, at least one
     * @throws IllegalArgumentException if there is no manifest
     */
    public KubernetesManifest apply(Construct scope, String id, List<? extends Map<String, ?>> manifests) {
        if (manifests.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to apply under id '%s'; give at least one manifest".formatted(id));
        }
        @SuppressWarnings("unchecked")
        var objects = (List<Map<String, ?>>) (List<?>) Ordered.sorted(manifests);
        var applied = KubernetesManifest.Builder.create(scope, id)
                .cluster(cluster())
                .manifest(objects)
                .build();
        applied.getNode().addDependency(ready.toArray(IDependable[]::new));
        return applied;
    }

    /**
     * Applies a workload's chart so that whatever leaves its definition leaves the cluster.
     *
     * <p>Objects of kinds that kubectl prunes, with service accounts and network policies, share the resource
     * {@code id}. Every other object has a resource {@code <id><Kind><Name>} of its own, which CloudFormation deletes
     * when the object is gone from the list. Those that pods need in order to start come before the chart: external
     * secrets, volume claims, quotas, priorities and roles. Those that act on it come after: autoscalers, disruption
     * budgets, target group bindings, monitors. Two are not deleted: volume claims, which is a person's decision, and,
     * until the whole chart goes, service accounts and network policies. So let a service have one policy under its own
     * name, to be changed in place; one under another name would go on letting through what it let through.
     *
     * <p>Namespaces are a chart of their own, without any other object. They are never pruned, and stay when their
     * stack goes, since a namespace takes everything in it along.
     *
     * <p>Network policies are enforced, in the mode that lets pods talk until their policy has arrived. A policy for
     * egress has to let through, beside DNS, the Pod Identity agent, or pods with a role get no credentials: TCP port
     * 80 of {@code 169.254.170.23}, or of {@code [fd00:ec2::23]} in an IPv6 cluster (Amazon EKS User Guide, Set up the
     * Amazon EKS Pod Identity Agent). A service has to have the port of its containers, and one address range takes 24
     * ports over all policies (the same, Limit Pod traffic with Kubernetes network policies).
     *
     * <p>An id, and which chart an object belongs to, are for good: under a new id CloudFormation applies the objects
     * again, then deletes the old resource, and with it the same objects. Move them by two deployments.
     *
     * <p>Existing objects are taken over. Keys are sorted, so that any map makes a repeatable template.
     *
     * @param scope where the resources belong, in this stack or a later one
     * @param id the id of the main resource, and what the others' ids begin with
     * @param manifests Kubernetes objects, at least one, all in one namespace but those without any
     * @param after what has to be there first, such as the controllers that know the resource types
     * @return the resources, in the order that they are applied in
     * @throws IllegalArgumentException if there is no manifest, an object is not identified or there twice, a secret
     *     carries values, namespaces are mixed with other objects or with each other, or a resource takes more than
     *     100,000 bytes as JSON
     */
    public List<KubernetesManifest> applyChart(
            Construct scope, String id, List<? extends Map<String, ?>> manifests, IDependable... after) {
        var waitingFor = new ArrayList<>(ready);
        waitingFor.addAll(List.of(after));
        return AppliedChart.apply(scope, id, cluster(), manifests, waitingFor);
    }

    /**
     * Gives the pods of a service account an IAM role of their own.
     *
     * @param scope where the role belongs, in this stack or a later one
     * @param id the construct's id
     * @param namespace the pods' namespace
     * @param serviceAccount the pods' service account
     * @throws IllegalArgumentException if a name is not one that Kubernetes takes
     */
    public PodIdentity podIdentity(Construct scope, String id, String namespace, String serviceAccount) {
        return new PodIdentity(scope, id, parts, namespace, serviceAccount);
    }

    /**
     * Opens a store to the pods: adds a rule to the store's security group, as a resource of this stack, so that the
     * store's stack stays as it is.
     *
     * @param id what the pods are admitted to, such as {@code Database}
     * @param securityGroupId the store's security group
     * @param port its TCP port, 1 to 65,535
     * @throws IllegalArgumentException if the port or the security group is not one
     */
    public void admitTo(String id, String securityGroupId, int port) {
        ingress("AdmitTo" + id, securityGroupId, parts.securityGroupId(), port, "pods of " + parts.name());
    }

    /**
     * Opens the pods to a caller, such as a load balancer, on one port.
     *
     * @param id who is admitted, such as {@code LoadBalancer}
     * @param securityGroupId the caller's security group
     * @param port the pods' TCP port, 1 to 65,535; 443 is the Kubernetes API
     * @throws IllegalArgumentException if the port or the security group is not one
     */
    public void admitFrom(String id, String securityGroupId, int port) {
        ingress("AdmitFrom" + id, parts.securityGroupId(), securityGroupId, port, id + " to " + parts.name());
    }

    /** Whether an add-on is there, installed or built into Auto Mode. */
    boolean has(ClusterAddon addon) {
        return addons.contains(addon) || isAutoMode() && AddonRules.isBuiltIntoAutoMode(addon);
    }

    ClusterParts parts() {
        return parts;
    }

    boolean isAutoMode() {
        return capacity instanceof AutoMode;
    }

    /** The CSI driver of EBS volumes. */
    String volumeDriver() {
        return isAutoMode() ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com";
    }

    /** What has to be there before pods can run and resolve names. */
    List<IDependable> ready() {
        return ready;
    }

    private List<IDependable> nodes(ControlPlane controlPlane, List<? extends IDependable> networking) {
        if (capacity instanceof AutoMode auto) {
            return List.of(AutoModePool.apply(this, "AutoModePool", parts, auto, controlPlane.autoModeNodeRoleName()));
        }
        var groups = capacity instanceof Karpenter karpenter
                ? List.of(karpenter.controllers())
                : ((NodeGroups) capacity).groups();
        var nodeRoleArn = Roles.forNodes(this, "NodeRole").getAttrArn();
        return groups.stream()
                .<IDependable>map(group -> new ManagedNodes(
                                this, Ids.of("Nodes", group.name()), parts, group, nodeRoleArn, networking)
                        .group())
                .toList();
    }

    private Map<ClusterAddon, IDependable> logsOfAddons(KubernetesClusterProps props) {
        return has(ClusterAddon.CLOUDWATCH_OBSERVABILITY)
                ? Map.of(ClusterAddon.CLOUDWATCH_OBSERVABILITY, ClusterLogs.performance(this, props, parts))
                : Map.of();
    }

    private void scaling() {
        if (capacity instanceof Karpenter karpenter) {
            new KarpenterController(this, "Karpenter", parts, karpenter, ready);
        } else if (capacity instanceof NodeGroups groups && groups.scaler() == NodeGroups.Scaler.CLUSTER_AUTOSCALER) {
            new ClusterAutoscaler(this, "Autoscaler", parts, ready);
        }
    }

    private void admitRoles(String kind, List<String> roleArns, String policy) {
        for (var roleArn : roleArns) {
            CfnAccessEntry.Builder.create(this, Ids.of(kind, roleArn.substring(roleArn.indexOf(":role/") + 6)))
                    .clusterName(parts.nameOfCreated())
                    .principalArn(roleArn)
                    .type("STANDARD")
                    .accessPolicies(List.of(CfnAccessEntry.AccessPolicyProperty.builder()
                            .policyArn("arn:%s:eks::aws:cluster-access-policy/%s".formatted(parts.partition(), policy))
                            .accessScope(CfnAccessEntry.AccessScopeProperty.builder()
                                    .type("cluster")
                                    .build())
                            .build()))
                    .build();
        }
    }

    private void ingress(String id, String group, String source, int port, String description) {
        for (var securityGroupId : List.of(group, source)) {
            if (!SECURITY_GROUP.matcher(securityGroupId).matches()) {
                throw new IllegalArgumentException(
                        "a security group must be given by its id, such as sg-0123456789abcdef0, got '%s'"
                                .formatted(securityGroupId));
            }
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, got %d".formatted(port));
        }
        new CfnSecurityGroupIngress(
                this,
                id,
                CfnSecurityGroupIngressProps.builder()
                        .groupId(group)
                        .sourceSecurityGroupId(source)
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .description(description)
                        .build());
    }
}
