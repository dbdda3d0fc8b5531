package dev.meridian.constructs.workload.namespace;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.security.PodSecurityLevel;
import dev.meridian.constructs.workload.traffic.Dns;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where services and jobs live.
 *
 * @param name its name
 * @param partOf the system that it belongs to
 * @param kubernetesMinor the cluster's minor version, such as {@code 1.35}, whose security rules hold
 * @param quota what everything in it may ask for together
 * @param limits what one container may take
 * @param labels further labels
 * @param enforced the security standard that pods must pass to start; the strictest one is told about anyway
 * @param readinessGates whether load balancers have a say in who is ready
 * @param dns who answers its pods' questions for names
 */
public record NamespaceProps(
        String name,
        String partOf,
        String kubernetesMinor,
        Quota quota,
        ContainerLimits limits,
        Map<String, String> labels,
        PodSecurityLevel enforced,
        ReadinessGates readinessGates,
        Dns dns) {
    /** The strictest one. */
    public static final PodSecurityLevel DEFAULT_ENFORCED = PodSecurityLevel.RESTRICTED;

    /** Load balancers have a say. */
    public static final ReadinessGates DEFAULT_READINESS_GATES = ReadinessGates.LOAD_BALANCER;

    /** CoreDNS pods. */
    public static final Dns DEFAULT_DNS = new Dns.Pods();

    private static final Pattern MINOR = Pattern.compile("\\d\\.\\d{1,3}");

    /** @throws IllegalArgumentException if a name, label or version is not one, or a label is Kubernetes's own */
    public NamespaceProps {
        Names.object("a namespace's name", name);
        Names.labels("partOf", Map.of("part-of", partOf));
        requireNonNull(quota, "quota");
        requireNonNull(limits, "limits");
        requireNonNull(enforced, "enforced");
        requireNonNull(readinessGates, "readinessGates");
        requireNonNull(dns, "dns");
        labels = Collections.unmodifiableMap(new TreeMap<>(Names.labels("labels", labels)));
        if (!MINOR.matcher(kubernetesMinor).matches()) {
            throw new IllegalArgumentException(
                    "kubernetesMinor must look like 1.35, got '%s'".formatted(kubernetesMinor));
        }
        labels.keySet().stream().filter(key -> key.contains("/")).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException(
                    "labels must have keys without a slash, got '%s'; the others have properties of their own"
                            .formatted(key));
        });
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(
            String name, String partOf, String kubernetesMinor, Quota quota, ContainerLimits limits) {
        return new Builder(name, partOf, kubernetesMinor, quota, limits);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final String partOf;
        private final String kubernetesMinor;
        private final Quota quota;
        private final ContainerLimits limits;
        private Map<String, String> labels = Map.of();
        private PodSecurityLevel enforced = DEFAULT_ENFORCED;
        private ReadinessGates readinessGates = DEFAULT_READINESS_GATES;
        private Dns dns = DEFAULT_DNS;

        private Builder(String name, String partOf, String kubernetesMinor, Quota quota, ContainerLimits limits) {
            this.name = name;
            this.partOf = partOf;
            this.kubernetesMinor = kubernetesMinor;
            this.quota = quota;
            this.limits = limits;
        }

        /** Carries these labels, too. Default: none. */
        public Builder labels(Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        /** Lets pods start that pass this. Default: {@link NamespaceProps#DEFAULT_ENFORCED}. */
        public Builder enforced(PodSecurityLevel enforced) {
            this.enforced = enforced;
            return this;
        }

        /** Gives load balancers a say or not. Default: {@link NamespaceProps#DEFAULT_READINESS_GATES}. */
        public Builder readinessGates(ReadinessGates readinessGates) {
            this.readinessGates = readinessGates;
            return this;
        }

        /** Asks this one for names. Default: {@link NamespaceProps#DEFAULT_DNS}. */
        public Builder dns(Dns dns) {
            this.dns = dns;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public NamespaceProps build() {
            return new NamespaceProps(
                    name, partOf, kubernetesMinor, quota, limits, labels, enforced, readinessGates, dns);
        }
    }
}
