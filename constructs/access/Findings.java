package dev.meridian.constructs.access;

import java.util.Map;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** Findings of validation that are right as they are. */
final class Findings {
    private Findings() {}

    /**
     * Records one finding as seen, with the reason. Not by {@code Validations.acknowledge}: that refuses ids with more
     * than one {@code ::}, which the finding of every AWS managed policy has.
     */
    static void acknowledge(Construct construct, String finding, String reason) {
        construct.getNode().addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Map.of(finding, reason));
    }
}
