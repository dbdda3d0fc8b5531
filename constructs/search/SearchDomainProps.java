package dev.meridian.constructs.search;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.search.nodes.DedicatedMasters;
import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.constructs.search.nodes.SearchTopology;
import java.time.LocalTime;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How a {@link SearchDomain} is built.
 *
 * @param name the domain's name: unique in account and region, 3 to 28 lower-case letters, digits and hyphens, a letter
 *     first
 * @param vpc the network of the domain; its tenancy must be the default one
 * @param subnets where its nodes may live, one subnet per zone; of their zones, in alphabetical order, the topology takes
 *     as many as it spans
 * @param encryptionKey encrypts indexes, snapshots and logs; a key of the domain's own region
 * @param nodeType the machine of every data node
 * @param storage the volume of every data node
 * @param topology how nodes spread over zones
 * @param version what the nodes run
 * @param batchRequests whether the bodies of batch requests may name indexes
 * @param offPeakStart when, in UTC and whole minutes, the ten hours of each day begin in which OpenSearch Service may
 *     update its software and tune nodes
 * @param logRetention how long slow logs and error log are kept
 * @param removal what becomes of domain and security group when they leave their stack
 */
public record SearchDomainProps(
        String name,
        IVpc vpc,
        SubnetSelection subnets,
        IKey encryptionKey,
        SearchNodeType nodeType,
        IndexStorage storage,
        SearchTopology topology,
        SearchVersion version,
        BatchRequests batchRequests,
        LocalTime offPeakStart,
        RetentionDays logRetention,
        RemovalPolicy removal) {

    /** Multi-AZ with Standby: a data node in each of three zones, led by three m6g.large.search. */
    public static final SearchTopology DEFAULT_TOPOLOGY =
            new SearchTopology.WithStandby(3, DedicatedMasters.of(SearchNodeType.of("m6g.large.search")));

    /** The newest that the CDK lists, OpenSearch 3.5. */
    public static final SearchVersion DEFAULT_VERSION = SearchVersion.V3_5;

    /** Nothing in a body reaches past what is granted for a path. */
    public static final BatchRequests DEFAULT_BATCH_REQUESTS = BatchRequests.STAY_IN_THEIR_PATH;

    /** 22:00 UTC, which is night in Europe; other regions should choose their own. */
    public static final LocalTime DEFAULT_OFF_PEAK_START = LocalTime.of(22, 0);

    /** One month. */
    public static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_MONTH;

    /** It stays, unless a first deployment fails: a domain that is left behind keeps its name from the second. */
    public static final RemovalPolicy DEFAULT_REMOVAL = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    /**
     * Checks every component and how they fit together.
     *
     * @throws IllegalArgumentException when the name is malformed, the volume too large for its node type, the off-peak
     *     window begins within a minute, or topology and node types do not go together
     */
    public SearchDomainProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(encryptionKey, "encryptionKey");
        requireNonNull(version, "version");
        requireNonNull(batchRequests, "batchRequests");
        requireNonNull(logRetention, "logRetention");
        requireNonNull(removal, "removal");
        SearchRules.requireName(name);
        SearchRules.requireVolume(requireNonNull(storage, "storage"), requireNonNull(nodeType, "nodeType"));
        SearchRules.requireTopology(requireNonNull(topology, "topology"), nodeType);
        SearchRules.requireWholeMinutes(requireNonNull(offPeakStart, "offPeakStart"));
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(
            String name,
            IVpc vpc,
            SubnetSelection subnets,
            IKey encryptionKey,
            SearchNodeType nodeType,
            IndexStorage storage) {
        return new Builder(name, vpc, subnets, encryptionKey, nodeType, storage);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final IKey encryptionKey;
        private final SearchNodeType nodeType;
        private final IndexStorage storage;
        private SearchTopology topology = DEFAULT_TOPOLOGY;
        private SearchVersion version = DEFAULT_VERSION;
        private BatchRequests batchRequests = DEFAULT_BATCH_REQUESTS;
        private LocalTime offPeakStart = DEFAULT_OFF_PEAK_START;
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;
        private RemovalPolicy removal = DEFAULT_REMOVAL;

        private Builder(
                String name,
                IVpc vpc,
                SubnetSelection subnets,
                IKey encryptionKey,
                SearchNodeType nodeType,
                IndexStorage storage) {
            this.name = name;
            this.vpc = vpc;
            this.subnets = subnets;
            this.encryptionKey = encryptionKey;
            this.nodeType = nodeType;
            this.storage = storage;
        }

        /** Spreads nodes like this. Default: {@link SearchDomainProps#DEFAULT_TOPOLOGY}. */
        public Builder topology(SearchTopology topology) {
            this.topology = topology;
            return this;
        }

        /** Runs this version. Default: {@link SearchDomainProps#DEFAULT_VERSION}. */
        public Builder version(SearchVersion version) {
            this.version = version;
            return this;
        }

        /** Treats batch requests like this. Default: {@link SearchDomainProps#DEFAULT_BATCH_REQUESTS}. */
        public Builder batchRequests(BatchRequests batchRequests) {
            this.batchRequests = batchRequests;
            return this;
        }

        /** Begins the off-peak window then. Default: {@link SearchDomainProps#DEFAULT_OFF_PEAK_START}. */
        public Builder offPeakStart(LocalTime offPeakStart) {
            this.offPeakStart = offPeakStart;
            return this;
        }

        /** Keeps logs this long. Default: {@link SearchDomainProps#DEFAULT_LOG_RETENTION}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** Does this with a domain that leaves its stack. Default: {@link SearchDomainProps#DEFAULT_REMOVAL}. */
        public Builder removal(RemovalPolicy removal) {
            this.removal = removal;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public SearchDomainProps build() {
            return new SearchDomainProps(
                    name,
                    vpc,
                    subnets,
                    encryptionKey,
                    nodeType,
                    storage,
                    topology,
                    version,
                    batchRequests,
                    offPeakStart,
                    logRetention,
                    removal);
        }
    }
}
