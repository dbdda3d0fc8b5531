package dev.meridian.environments.data;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.Region;
import java.util.List;

/**
 * A PostgreSQL database: a writer in the primary region, replicas beside it and in other regions.
 *
 * @param name its name within the environment
 * @param version the engine's version, such as {@code 16.9}
 * @param instanceType the class of the writer and of every replica, such as {@code db.r5.2xlarge}
 * @param storageGiB what is allocated at first, 20 to 65536
 * @param maxStorageGiB how far storage may grow by itself, at least 10 % above what is allocated
 * @param standby whether a synchronous copy waits in another zone
 * @param readReplicas how many replicas serve reads beside the writer, 0 to 15
 * @param replicaRegions the other regions that hold a replica
 * @param backupRetentionDays how far back a point in time can be restored, 1 to 35
 * @param access how applications reach the writer
 */
public record DatabaseDefinition(
        String name,
        String version,
        InstanceType instanceType,
        int storageGiB,
        int maxStorageGiB,
        Standby standby,
        int readReplicas,
        List<Region> replicaRegions,
        int backupRetentionDays,
        Access access) {
    public DatabaseDefinition {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(instanceType, "instanceType");
        requireNonNull(standby, "standby");
        requireNonNull(access, "access");
        replicaRegions = List.copyOf(replicaRegions);
    }

    /** Whether there is a replica anywhere. */
    public boolean hasReplicas() {
        return readReplicas > 0 || !replicaRegions.isEmpty();
    }

    /** Whether a synchronous copy of the writer waits in another zone. */
    public enum Standby {
        NONE,
        OTHER_ZONE
    }

    /** How applications reach the writer. */
    public enum Access {
        /** By TLS 1.3 alone, for which it takes PostgreSQL 16. */
        DIRECT,
        /** By TLS 1.2 too, for PostgreSQL 15 and earlier. */
        DIRECT_BY_TLS_1_2,
        /** Through RDS Proxy, which pools connections and holds them through a failover. */
        PROXY
    }

    /** Starts from the defaults. */
    public static Builder builder(String name, String version, String instanceType) {
        return new Builder(name, version, new InstanceType(instanceType));
    }

    /** A database of one instance until said otherwise. */
    public static final class Builder {
        private final String name;
        private final String version;
        private final InstanceType instanceType;
        private int storageGiB = 20;
        private int maxStorageGiB = 100;
        private Standby standby = Standby.NONE;
        private int readReplicas = 0;
        private List<Region> replicaRegions = List.of();
        private int backupRetentionDays = 7;
        private Access access = Access.DIRECT;

        private Builder(String name, String version, InstanceType instanceType) {
            this.name = name;
            this.version = version;
            this.instanceType = instanceType;
        }

        /** Allocates this at first and lets it grow. Default: 20 GiB growing to 100 GiB. */
        public Builder storageGiB(int allocated, int most) {
            this.storageGiB = allocated;
            this.maxStorageGiB = most;
            return this;
        }

        /** Keeps a synchronous copy. Default: none. */
        public Builder standby(Standby standby) {
            this.standby = standby;
            return this;
        }

        /** Serves reads beside the writer. Default: no replica. */
        public Builder readReplicas(int readReplicas) {
            this.readReplicas = readReplicas;
            return this;
        }

        /** Replicates to these regions. Default: to none. */
        public Builder replicaRegions(Region... replicaRegions) {
            this.replicaRegions = List.of(replicaRegions);
            return this;
        }

        /** Keeps backups this long. Default: 7 days. */
        public Builder backupRetentionDays(int backupRetentionDays) {
            this.backupRetentionDays = backupRetentionDays;
            return this;
        }

        /** How applications reach the writer. Default: directly. */
        public Builder access(Access access) {
            this.access = access;
            return this;
        }

        /** The database as said so far. */
        public DatabaseDefinition build() {
            return new DatabaseDefinition(
                    name,
                    version,
                    instanceType,
                    storageGiB,
                    maxStorageGiB,
                    standby,
                    readReplicas,
                    replicaRegions,
                    backupRetentionDays,
                    access);
        }
    }
}
