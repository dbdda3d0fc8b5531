package dev.meridian.constructs.storage;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.storage.lifecycle.Expiry;
import dev.meridian.constructs.storage.lifecycle.Lifecycle;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.objects.CrossOrigin;
import dev.meridian.constructs.storage.objects.Inventory;
import dev.meridian.constructs.storage.objects.ObjectEvents;
import dev.meridian.constructs.storage.objects.ObjectLock;
import dev.meridian.constructs.storage.objects.RequestMetrics;
import dev.meridian.constructs.storage.policies.MinimumTls;
import dev.meridian.constructs.storage.replication.ReplicationTarget;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What an {@link ObjectStore} is like.
 *
 * @param key encrypts every object
 * @param logBucket the {@link LogBucket} of the same region, which takes access logs and inventories; it must exist
 *     first, and a literal name makes no dependency
 * @param name the physical name, where another region needs to know it; generated otherwise
 * @param tls the oldest TLS version served
 * @param lifecycle what becomes of objects with time
 * @param objectLock whether objects are written once
 * @param inventory whether lists of objects are written
 * @param events whether changes are announced
 * @param requestMetrics whether requests are counted
 * @param crossOrigins which browser pages may come in, at most {@value #MAX_CROSS_ORIGINS}
 * @param replicas where objects are copied to, at most one per region
 * @param removal what becomes of the bucket when it leaves its stack
 */
public record ObjectStoreProps(
        IKey key,
        BucketName logBucket,
        Optional<BucketName> name,
        MinimumTls tls,
        Lifecycle lifecycle,
        ObjectLock objectLock,
        Inventory inventory,
        ObjectEvents events,
        RequestMetrics requestMetrics,
        List<CrossOrigin> crossOrigins,
        List<ReplicationTarget> replicas,
        RemovalPolicy removal) {
    /** What S3 takes in one bucket. */
    static final int MAX_CROSS_ORIGINS = 100;

    static final MinimumTls DEFAULT_TLS = MinimumTls.V1_3;
    static final Lifecycle DEFAULT_LIFECYCLE = Lifecycle.builder().build();
    static final ObjectLock DEFAULT_OBJECT_LOCK = new ObjectLock.Off();
    static final Inventory DEFAULT_INVENTORY = new Inventory.None();
    static final ObjectEvents DEFAULT_EVENTS = ObjectEvents.OFF;
    static final RequestMetrics DEFAULT_REQUEST_METRICS = RequestMetrics.OFF;
    static final RemovalPolicy DEFAULT_REMOVAL = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    /**
     * @throws IllegalArgumentException if there are too many cross-origin rules, the bucket logs or replicates to
     *     itself, or objects expire before their lock ends
     */
    public ObjectStoreProps {
        requireNonNull(key, "key");
        requireNonNull(logBucket, "logBucket");
        requireNonNull(name, "name");
        requireNonNull(tls, "tls");
        requireNonNull(lifecycle, "lifecycle");
        requireNonNull(objectLock, "objectLock");
        requireNonNull(inventory, "inventory");
        requireNonNull(events, "events");
        requireNonNull(requestMetrics, "requestMetrics");
        crossOrigins = List.copyOf(requireNonNull(crossOrigins, "crossOrigins"));
        replicas = ReplicationTarget.requireDistinctRegions(requireNonNull(replicas, "replicas"));
        requireNonNull(removal, "removal");
        if (crossOrigins.size() > MAX_CROSS_ORIGINS) {
            throw new IllegalArgumentException(
                    "a bucket takes %d cross-origin rules, got %d; name more origins per rule"
                            .formatted(MAX_CROSS_ORIGINS, crossOrigins.size()));
        }
        if (name.isPresent()) {
            var own = name.get();
            if (own.equals(logBucket)) {
                throw new IllegalArgumentException(
                        "a bucket must not log into itself, got '%s' twice".formatted(own.value()));
            }
            if (replicas.stream().anyMatch(target -> target.bucketArn().equals(own.arn()))) {
                throw new IllegalArgumentException(
                        "a bucket must not replicate to itself, got '%s'".formatted(own.value()));
            }
        }
        if (objectLock instanceof ObjectLock.Retained lock
                && lifecycle.expiry() instanceof Expiry.After after
                && after.days() < lock.days()) {
            throw new IllegalArgumentException(
                    "objects locked for %d days must not expire after %d; expire them later or lock them shorter"
                            .formatted(lock.days(), after.days()));
        }
    }

    /** Starts from the defaults. */
    public static Builder builder(IKey key, BucketName logBucket) {
        return new Builder(key, logBucket);
    }

    /** Builds {@link ObjectStoreProps}. */
    public static final class Builder {
        private final IKey key;
        private final BucketName logBucket;
        private Optional<BucketName> name = Optional.empty();
        private MinimumTls tls = DEFAULT_TLS;
        private Lifecycle lifecycle = DEFAULT_LIFECYCLE;
        private ObjectLock objectLock = DEFAULT_OBJECT_LOCK;
        private Inventory inventory = DEFAULT_INVENTORY;
        private ObjectEvents events = DEFAULT_EVENTS;
        private RequestMetrics requestMetrics = DEFAULT_REQUEST_METRICS;
        private List<CrossOrigin> crossOrigins = List.of();
        private List<ReplicationTarget> replicas = List.of();
        private RemovalPolicy removal = DEFAULT_REMOVAL;

        private Builder(IKey key, BucketName logBucket) {
            this.key = key;
            this.logBucket = logBucket;
        }

        /** Fixes the physical name. Default: CloudFormation makes one up. */
        public Builder name(BucketName name) {
            this.name = Optional.of(name);
            return this;
        }

        /** Sets the oldest TLS version served. Default: {@link ObjectStoreProps#DEFAULT_TLS}. */
        public Builder tls(MinimumTls tls) {
            this.tls = tls;
            return this;
        }

        /** Lets objects age. Default: {@link ObjectStoreProps#DEFAULT_LIFECYCLE}, only leftovers are tidied away. */
        public Builder lifecycle(Lifecycle lifecycle) {
            this.lifecycle = lifecycle;
            return this;
        }

        /** Locks objects; decide before the first deployment. Default: {@link ObjectStoreProps#DEFAULT_OBJECT_LOCK}. */
        public Builder objectLock(ObjectLock objectLock) {
            this.objectLock = objectLock;
            return this;
        }

        /** Writes lists of objects. Default: {@link ObjectStoreProps#DEFAULT_INVENTORY}. */
        public Builder inventory(Inventory inventory) {
            this.inventory = inventory;
            return this;
        }

        /** Announces changes. Default: {@link ObjectStoreProps#DEFAULT_EVENTS}. */
        public Builder events(ObjectEvents events) {
            this.events = events;
            return this;
        }

        /** Counts requests. Default: {@link ObjectStoreProps#DEFAULT_REQUEST_METRICS}. */
        public Builder requestMetrics(RequestMetrics requestMetrics) {
            this.requestMetrics = requestMetrics;
            return this;
        }

        /** Lets browser pages in. Default: none. */
        public Builder crossOrigins(List<CrossOrigin> crossOrigins) {
            this.crossOrigins = crossOrigins;
            return this;
        }

        /** Copies objects one way, to buckets that exist already. Default: nowhere. */
        public Builder replicas(List<ReplicationTarget> replicas) {
            this.replicas = replicas;
            return this;
        }

        /** What becomes of the bucket when it leaves its stack. Default: it stays. S3 deletes an empty bucket only. */
        public Builder removal(RemovalPolicy removal) {
            this.removal = removal;
            return this;
        }

        /** @throws IllegalArgumentException if S3 would refuse the combination */
        public ObjectStoreProps build() {
            return new ObjectStoreProps(
                    key,
                    logBucket,
                    name,
                    tls,
                    lifecycle,
                    objectLock,
                    inventory,
                    events,
                    requestMetrics,
                    crossOrigins,
                    replicas,
                    removal);
        }
    }
}
