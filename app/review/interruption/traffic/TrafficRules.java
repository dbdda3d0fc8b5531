package dev.meridian.app.review.interruption.traffic;

import dev.meridian.app.review.finding.Rule;
import java.util.List;

/** Interruptions of the ways to a service. */
public final class TrafficRules {
    private TrafficRules() {}

    public static List<Rule> all() {
        return List.of(
                Balancing.rule(),
                Delivery.rule(),
                Networks.rule(),
                Paths.rule(),
                Rule.ofEach(DnsRecords::examine),
                Rule.ofEach(Certificates::examine));
    }
}
