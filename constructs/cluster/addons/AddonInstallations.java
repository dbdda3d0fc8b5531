package dev.meridian.constructs.cluster.addons;

import dev.meridian.constructs.cluster.access.KeyAccess;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.Addressing;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Installs add-ons through EKS: pinned, configured, with a role of their own where they call AWS. Not for users. */
public final class AddonInstallations extends Construct {
    /**
     * Network policies are enforced in the standard mode, the default: pods talk until their policy arrives. The
     * strict one holds every pod until then, and with them DNS, this package's controllers and whatever else comes
     * without a policy of its own.
     */
    private static final String CNI_CONFIGURATION = """
            {"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}""";

    private static final String COREDNS_CONFIGURATION = """
            {"autoScaling":{"enabled":true,"minReplicas":2,"maxReplicas":10}}""";

    /**
     * Nothing but enhanced Container Insights. A configuration of one's own takes the place of the add-on's, so that the
     * agent takes no traces. What is switched off is on by default: Fluent Bit, which would write logs to groups without
     * key or end; Application Signals, which restarts pods with an instrumentation in them; and metrics in the names of
     * OpenTelemetry (Amazon CloudWatch User Guide, Install the CloudWatch agent with the Amazon CloudWatch Observability
     * EKS add-on or the Helm chart).
     */
    private static final String OBSERVABILITY_CONFIGURATION = """
            {"agent":{"config":{"logs":{"metrics_collected":{"kubernetes":{"enhanced_container_insights":true}}}}},\
            "containerLogs":{"enabled":false},\
            "manager":{"applicationSignals":{"autoMonitor":{"monitorAllServices":false}}},\
            "otelContainerInsights":{"enabled":false}}""";

    /** Add-ons have the namespace of the system, but for this one. */
    private static final String OBSERVABILITY_NAMESPACE = "amazon-cloudwatch";

    private static final Map<ClusterAddon, String> CONFIGURATIONS = Map.of(
            ClusterAddon.VPC_CNI, CNI_CONFIGURATION,
            ClusterAddon.COREDNS, COREDNS_CONFIGURATION,
            ClusterAddon.CLOUDWATCH_OBSERVABILITY, OBSERVABILITY_CONFIGURATION);

    private final ClusterParts parts;
    private final Addressing addressing;
    private final Set<ClusterAddon> addons;
    private final Map<ClusterAddon, String> versions;

    /** Remembers what to install; nothing is installed yet. */
    public AddonInstallations(
            Construct scope,
            String id,
            ClusterParts parts,
            Addressing addressing,
            Set<ClusterAddon> addons,
            Map<ClusterAddon, String> versions) {
        super(scope, id);
        this.parts = parts;
        this.addressing = addressing;
        this.addons = addons;
        this.versions = versions;
    }

    /** Installs what nodes need in order to join. */
    public List<CfnAddon> installBeforeNodes() {
        return install(ClusterAddon.Moment.BEFORE_NODES, List.of(), Map.of());
    }

    /**
     * Installs what needs nodes in order to run.
     *
     * @param nodes what all of them wait for
     * @param further what one of them waits for besides
     */
    public List<CfnAddon> installAfter(
            List<? extends IDependable> nodes, Map<ClusterAddon, ? extends IDependable> further) {
        return install(ClusterAddon.Moment.AFTER_NODES, nodes, further);
    }

    private List<CfnAddon> install(
            ClusterAddon.Moment moment,
            List<? extends IDependable> after,
            Map<ClusterAddon, ? extends IDependable> further) {
        var installed = new ArrayList<CfnAddon>();
        for (var addon : addons) {
            if (addon.moment() == moment) {
                var resource = install(addon, AddonRules.versionOf(addon, parts.version(), versions));
                if (!after.isEmpty()) {
                    resource.getNode().addDependency(after.toArray(IDependable[]::new));
                }
                if (further.containsKey(addon)) {
                    resource.getNode().addDependency(further.get(addon));
                }
                installed.add(resource);
            }
        }
        return installed;
    }

    private CfnAddon install(ClusterAddon addon, String version) {
        var builder = CfnAddon.Builder.create(this, idOf(addon))
                .clusterName(parts.nameOfCreated())
                .addonName(addon.title())
                .addonVersion(version)
                .resolveConflicts("OVERWRITE");
        var configuration = CONFIGURATIONS.get(addon);
        if (configuration != null) {
            builder.configurationValues(configuration);
        }
        var associations = associationsOf(addon);
        if (!associations.isEmpty()) {
            builder.podIdentityAssociations(associations);
        }
        return builder.build();
    }

    private List<CfnAddon.PodIdentityAssociationProperty> associationsOf(ClusterAddon addon) {
        return switch (addon) {
            case VPC_CNI ->
                addressing instanceof Addressing.Ipv6
                        ? associations(
                                "VpcCni",
                                List.of("aws-node"),
                                List.of(),
                                ipv6Statements(),
                                Acknowledged.ANY_RESOURCE,
                                Acknowledged.resource(networkInterfaces()))
                        : associations("VpcCni", List.of("aws-node"), List.of("AmazonEKS_CNI_Policy"), List.of());
            case EBS_CSI_DRIVER ->
                associations(
                        "EbsCsi",
                        List.of("ebs-csi-controller-sa"),
                        List.of("service-role/AmazonEBSCSIDriverPolicy"),
                        KeyAccess.volumeStatements(parts.keyArn()));
            case EFS_CSI_DRIVER ->
                associations(
                        "EfsCsi",
                        List.of("efs-csi-controller-sa", "efs-csi-node-sa"),
                        List.of("service-role/AmazonEFSCSIDriverPolicy"),
                        List.of());
            case CLOUDWATCH_OBSERVABILITY ->
                associations(
                        OBSERVABILITY_NAMESPACE,
                        "CloudWatchAgent",
                        List.of("cloudwatch-agent"),
                        List.of("CloudWatchAgentServerPolicy"),
                        List.of());
            default -> List.of();
        };
    }

    private List<CfnAddon.PodIdentityAssociationProperty> associations(
            String owner,
            List<String> serviceAccounts,
            List<String> managedPolicies,
            List<Map<String, Object>> statements,
            String... wildcards) {
        return associations(Releases.SYSTEM_NAMESPACE, owner, serviceAccounts, managedPolicies, statements, wildcards);
    }

    private List<CfnAddon.PodIdentityAssociationProperty> associations(
            String namespace,
            String owner,
            List<String> serviceAccounts,
            List<String> managedPolicies,
            List<Map<String, Object>> statements,
            String... wildcards) {
        var role = Roles.forPods(this, owner + "Role", parts, namespace, serviceAccounts, managedPolicies, statements);
        if (wildcards.length > 0) {
            Acknowledged.on(
                    role,
                    "Describe actions know no resources, and nodes bring interfaces whose ids nobody knows",
                    wildcards);
        }
        var roleArn = role.getAttrArn();
        return serviceAccounts.stream()
                .map(account -> CfnAddon.PodIdentityAssociationProperty.builder()
                        .serviceAccount(account)
                        .roleArn(roleArn)
                        .build())
                .toList();
    }

    /** The managed CNI policy covers IPv4 only (Amazon EKS User Guide, Configure Amazon VPC CNI plugin to use IAM). */
    private List<Map<String, Object>> ipv6Statements() {
        return List.of(
                Roles.allow(
                        "AssignAddresses",
                        List.of(
                                "ec2:AssignIpv6Addresses",
                                "ec2:DescribeInstanceTypes",
                                "ec2:DescribeInstances",
                                "ec2:DescribeNetworkInterfaces",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeTags"),
                        "*"),
                Roles.allow("TagInterfaces", List.of("ec2:CreateTags"), networkInterfaces()));
    }

    private String networkInterfaces() {
        return "arn:%s:ec2:%s:%s:network-interface/*".formatted(parts.partition(), parts.region(), parts.account());
    }

    private static String idOf(ClusterAddon addon) {
        return switch (addon) {
            case POD_IDENTITY_AGENT -> "PodIdentityAgent";
            case VPC_CNI -> "VpcCni";
            case KUBE_PROXY -> "KubeProxy";
            case COREDNS -> "CoreDns";
            case EBS_CSI_DRIVER -> "EbsCsiDriver";
            case EFS_CSI_DRIVER -> "EfsCsiDriver";
            case SNAPSHOT_CONTROLLER -> "SnapshotController";
            case METRICS_SERVER -> "MetricsServer";
            case CLOUDWATCH_OBSERVABILITY -> "CloudWatchObservability";
        };
    }
}
