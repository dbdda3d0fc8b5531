package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A namespace of the cluster with everything that runs in it. Pods in it reach and are reached by nobody but whom their
 * definitions name.
 *
 * @param name its name
 * @param labels its labels
 * @param quota what everything in it may ask for together
 * @param ceiling what one container may take at most
 * @param secrets the secrets of its services
 * @param logins the users that its services are to databases
 * @param stores databases and caches that run in it
 * @param services what runs all the time
 * @param jobs what runs and ends
 */
public record NamespaceDefinition(
        String name,
        Map<String, String> labels,
        Quota quota,
        Ceiling ceiling,
        List<SecretDefinition> secrets,
        List<DatabaseLogin> logins,
        List<InClusterStore> stores,
        List<ServiceDefinition> services,
        List<JobDefinition> jobs) {
    public NamespaceDefinition {
        requireNonNull(name, "name");
        requireNonNull(quota, "quota");
        requireNonNull(ceiling, "ceiling");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        secrets = List.copyOf(secrets);
        logins = List.copyOf(logins);
        stores = List.copyOf(stores);
        services = List.copyOf(services);
        jobs = List.copyOf(jobs);
    }

    /**
     * What everything in a namespace may ask for together.
     *
     * @param requestCpuMillis thousandths of a core that are promised
     * @param requestMemoryMiB memory that is promised
     * @param pods how many pods there may be
     */
    public record Quota(int requestCpuMillis, int requestMemoryMiB, int pods) {}

    /**
     * What one container may take at most.
     *
     * @param cpuMillis thousandths of a core
     * @param memoryMiB memory
     */
    public record Ceiling(int cpuMillis, int memoryMiB) {}

    /** Starts with what every namespace has; what is left out is empty. */
    public static Builder builder(String name, Quota quota, Ceiling ceiling) {
        return new Builder(name, quota, ceiling);
    }

    /** An empty namespace until said otherwise. */
    public static final class Builder {
        private final String name;
        private final Quota quota;
        private final Ceiling ceiling;
        private Map<String, String> labels = Map.of();
        private List<SecretDefinition> secrets = List.of();
        private List<DatabaseLogin> logins = List.of();
        private List<InClusterStore> stores = List.of();
        private List<ServiceDefinition> services = List.of();
        private List<JobDefinition> jobs = List.of();

        private Builder(String name, Quota quota, Ceiling ceiling) {
            this.name = name;
            this.quota = quota;
            this.ceiling = ceiling;
        }

        /** Carries these labels. Default: only Meridian's. */
        public Builder labels(Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        /** Holds these secrets. Default: none. */
        public Builder secrets(SecretDefinition... secrets) {
            this.secrets = List.of(secrets);
            return this;
        }

        /** Is these users to databases. Default: none. */
        public Builder logins(DatabaseLogin... logins) {
            this.logins = List.of(logins);
            return this;
        }

        /** Runs these stores. Default: none. */
        public Builder stores(InClusterStore... stores) {
            this.stores = List.of(stores);
            return this;
        }

        /** Runs these services. Default: none. */
        public Builder services(ServiceDefinition... services) {
            this.services = List.of(services);
            return this;
        }

        /** Runs these jobs. Default: none. */
        public Builder jobs(JobDefinition... jobs) {
            this.jobs = List.of(jobs);
            return this;
        }

        /** The namespace as said so far. */
        public NamespaceDefinition build() {
            return new NamespaceDefinition(name, labels, quota, ceiling, secrets, logins, stores, services, jobs);
        }
    }
}
