package dev.meridian.app.review.access.network;

import dev.meridian.app.review.access.network.endpoint.PublicEndpoints;
import dev.meridian.app.review.finding.Rule;
import java.util.List;

/** All rules on what reaches what over the network. */
public final class NetworkRules {
    private NetworkRules() {}

    public static List<Rule> all() {
        return List.of(
                new SecurityGroupRules(),
                new NetworkAclRules(),
                new RouteRules(),
                Rule.ofEach(PublicEndpoints::examine),
                Rule.ofEach(PrefixLists::examine));
    }
}
