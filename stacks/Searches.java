package dev.meridian.stacks;

import dev.meridian.constructs.search.SearchDomainProps;
import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.constructs.search.nodes.SearchTopology;
import dev.meridian.environments.data.SearchDefinition;
import java.time.LocalTime;
import software.amazon.awscdk.services.kms.IKey;

/** From the definition of a search domain to its props. */
final class Searches {
    /** Night in both Americas' time zones, where the search domains of today stand. */
    private static final LocalTime OFF_PEAK_START = LocalTime.of(7, 0);

    private Searches() {}

    static SearchDomainProps props(Placement placement, SearchDefinition definition, NetworkStack network, IKey key) {
        return SearchDomainProps.builder(
                        placement.names().search(definition.name()),
                        network.vpc(),
                        network.databaseTier(),
                        key,
                        SearchNodeType.of(definition.nodeType().name()),
                        IndexStorage.ofGiB(definition.storageGiB()))
                .topology(topology(definition))
                .offPeakStart(OFF_PEAK_START)
                .logRetention(LogRetention.of(placement.environment().network().logRetentionDays()))
                .removal(placement.removalPolicy())
                .build();
    }

    private static SearchTopology topology(SearchDefinition definition) {
        return switch (definition.topology()) {
            case SINGLE_NODE -> new SearchTopology.SingleNode();
            case TWO_ZONES -> new SearchTopology.TwoZones(2);
            case THREE_ZONES_WITH_STANDBY -> SearchDomainProps.DEFAULT_TOPOLOGY;
        };
    }
}
