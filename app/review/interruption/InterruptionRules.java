package dev.meridian.app.review.interruption;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.interruption.cluster.ClusterRules;
import dev.meridian.app.review.interruption.compute.ComputeRules;
import dev.meridian.app.review.interruption.database.DatabaseRules;
import dev.meridian.app.review.interruption.identity.IdentityRules;
import dev.meridian.app.review.interruption.traffic.TrafficRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules about what interrupts a service. They say nothing of what destroys data, nor of changes in the safe direction,
 * such as more capacity.
 */
public final class InterruptionRules {
    private InterruptionRules() {}

    public static List<Rule> all() {
        var rules = new ArrayList<Rule>();
        rules.add(ofWhatStays(DatabaseRules.rule()));
        rules.add(ComputeRules.rule());
        rules.addAll(ClusterRules.all());
        rules.add(IdentityRules.rule());
        rules.addAll(TrafficRules.all());
        rules.add(Rule.ofEach(Replacements::examine));
        rules.add(Rule.ofEach(Removals::examine));
        return List.copyOf(rules);
    }

    /** What a renamed store is set to interrupts nobody: it is another, empty store, which the rules of data say. */
    private static Rule ofWhatStays(Rule rule) {
        return comparison ->
                rule.examine(comparison).filter(finding -> finding.change().kind() == ResourceChange.Kind.CHANGED);
    }
}
