package dev.meridian.constructs.search.nodes;

import static java.util.Objects.requireNonNull;

/**
 * How the data nodes of an OpenSearch domain spread over zones, and who leads them (Amazon OpenSearch Service Developer
 * Guide, "Configuring a multi-AZ domain").
 *
 * <p>Every step between topologies is a blue/green deployment in place. In each zone the domain takes three times as many
 * addresses of its subnet as it has data nodes there ("Reserving IP addresses in a VPC subnet").
 */
public sealed interface SearchTopology {
    /** The most data nodes; above 80 AWS must first raise the quota "instances per domain". */
    int MAX_DATA_NODES = 200;

    /** The most nodes that lead themselves; beyond, OpenSearch Service demands dedicated masters. */
    int MAX_WITHOUT_MASTERS = 10;

    /** The data nodes of all zones. */
    int dataNodes();

    /** How many zones the data lies in. */
    int zones();

    /** One node: data is lost with it but for the hourly snapshots. For testing; indexes need 0 replicas to be green. */
    record SingleNode() implements SearchTopology {
        @Override
        public int dataNodes() {
            return 1;
        }

        @Override
        public int zones() {
            return 1;
        }
    }

    /**
     * Two zones without dedicated masters. Data survives the loss of a zone where each index has a replica; the cluster
     * then stands still until half of its nodes are replaced.
     *
     * @param dataNodes an even number, 2 to {@value SearchTopology#MAX_WITHOUT_MASTERS}
     */
    record TwoZones(int dataNodes) implements SearchTopology {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when it is odd or out of range
         */
        public TwoZones {
            if (dataNodes < 2 || dataNodes > MAX_WITHOUT_MASTERS || dataNodes % 2 != 0) {
                throw new IllegalArgumentException(
                        "dataNodes in two zones must be an even number, 2 to %d, got %d; for more use ThreeZones"
                                .formatted(MAX_WITHOUT_MASTERS, dataNodes));
            }
        }

        @Override
        public int zones() {
            return 2;
        }
    }

    /**
     * Three zones with dedicated masters: the cluster stays up when a zone fails, where each index has a replica, at the
     * cost of two thirds of its nodes carrying all of the load.
     *
     * @param dataNodes 3 to {@value SearchTopology#MAX_DATA_NODES}; a multiple of three spreads evenly
     * @param masters who leads the cluster
     */
    record ThreeZones(int dataNodes, DedicatedMasters masters) implements SearchTopology {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when it is out of range
         */
        public ThreeZones {
            requireNonNull(masters, "masters");
            if (dataNodes < 3 || dataNodes > MAX_DATA_NODES) {
                throw new IllegalArgumentException(
                        "dataNodes in three zones must be 3 to %d, got %d".formatted(MAX_DATA_NODES, dataNodes));
            }
        }

        @Override
        public int zones() {
            return 3;
        }
    }

    /**
     * Multi-AZ with Standby: three zones of which one only keeps a copy, ready to take over within a minute, for 99.99 %.
     * Each index needs its copies in multiples of three, hence 2 replicas (or 5, 8…): one created with OpenSearch's
     * default of 1 is refused.
     *
     * @param dataNodes a multiple of three, 3 to {@value SearchTopology#MAX_DATA_NODES}; a third of them stand by
     * @param masters exactly three
     */
    record WithStandby(int dataNodes, DedicatedMasters masters) implements SearchTopology {
        /**
         * Checks both numbers.
         *
         * @throws IllegalArgumentException when the data nodes are out of range or no multiple of three, or the masters
         *     are not three
         */
        public WithStandby {
            requireNonNull(masters, "masters");
            if (dataNodes < 3 || dataNodes > MAX_DATA_NODES || dataNodes % 3 != 0) {
                throw new IllegalArgumentException(
                        "dataNodes with a standby zone must be a multiple of three, 3 to %d, got %d"
                                .formatted(MAX_DATA_NODES, dataNodes));
            }
            if (masters.count() != 3) {
                throw new IllegalArgumentException(
                        "a domain with a standby zone has exactly 3 dedicated masters, got %d"
                                .formatted(masters.count()));
            }
        }

        @Override
        public int zones() {
            return 3;
        }
    }
}
