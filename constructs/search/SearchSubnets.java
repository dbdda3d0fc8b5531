package dev.meridian.constructs.search;

import java.util.List;
import java.util.TreeMap;

/** Which of the offered subnets a domain lives in: OpenSearch Service wants exactly one for each zone it spans. */
final class SearchSubnets {
    private SearchSubnets() {}

    /** One subnet of each of the first zones by name, so that another zone in the network moves nothing. */
    static List<String> choose(SearchDomainProps props) {
        var offered = props.vpc().selectSubnets(props.subnets());
        var zones = offered.getAvailabilityZones();
        var ids = offered.getSubnetIds();
        var byZone = new TreeMap<String, String>();
        for (int i = 0; i < ids.size(); i++) {
            if (byZone.put(zones.get(i), ids.get(i)) != null) {
                throw new IllegalArgumentException(
                        "subnets of '%s' must be one for each zone, got several in %s; select a single tier"
                                .formatted(props.name(), zones.get(i)));
            }
        }
        var spanned = props.topology().zones();
        if (byZone.size() < spanned) {
            throw new IllegalArgumentException(
                    "subnets of '%s' must lie in at least %d zones as its topology does, got %s"
                            .formatted(props.name(), spanned, byZone.keySet()));
        }
        return byZone.values().stream().limit(spanned).toList();
    }
}
