package dev.meridian.environments.data;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.InstanceType;
import java.util.List;

/**
 * An OpenSearch domain, in every region on its own: an index is rebuilt from the database, not replicated.
 *
 * @param name its name within the environment
 * @param nodeType the data nodes' type, such as {@code r7g.large.search}
 * @param topology how many nodes there are and where
 * @param storageGiB the size of each data node's volume
 * @param indexes the names of its indexes in full, which are all that anybody may read or write
 */
public record SearchDefinition(
        String name, InstanceType nodeType, Topology topology, int storageGiB, List<String> indexes) {
    public SearchDefinition {
        requireNonNull(name, "name");
        requireNonNull(nodeType, "nodeType");
        requireNonNull(topology, "topology");
        indexes = List.copyOf(indexes);
    }

    /** How many nodes there are and where. */
    public enum Topology {
        /** One node: its zone's failure is the domain's. */
        SINGLE_NODE,
        /** One data node in each of two zones. */
        TWO_ZONES,
        /** One data node in each of three zones, one of them on standby, and three nodes that only lead. */
        THREE_ZONES_WITH_STANDBY
    }
}
