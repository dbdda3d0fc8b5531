package dev.meridian.constructs.search;

import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.search.nodes.SearchTopology;
import software.amazon.awscdk.services.opensearchservice.CfnDomain;

/** What policy checks find in a domain and is right as it is. */
final class SearchFindings {
    private static final String DEDICATED_MASTERS = Acknowledged.rule("OS4");
    private static final String ZONE_AWARENESS = Acknowledged.rule("OS7");

    private SearchFindings() {}

    static void acknowledge(CfnDomain domain, SearchTopology topology) {
        if (topology instanceof SearchTopology.SingleNode) {
            Acknowledged.on(
                    domain,
                    "A single node was asked for: a domain for testing whose loss is accepted",
                    DEDICATED_MASTERS,
                    ZONE_AWARENESS);
        } else if (topology instanceof SearchTopology.TwoZones) {
            Acknowledged.on(
                    domain,
                    "Two zones were asked for: up to ten data nodes that lead themselves, for environments that may stand"
                            + " still while a zone is down",
                    DEDICATED_MASTERS);
        }
    }
}
