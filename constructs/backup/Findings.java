package dev.meridian.constructs.backup;

import java.util.LinkedHashMap;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Findings of policy packs that are right as they are, each with the reason a reviewer reads. */
final class Findings {
    private Findings() {}

    /**
     * Records findings as seen, for one reason. Not by {@code Validations.acknowledge}: that refuses ids with more than
     * one {@code ::}, which the ARN of every managed policy and bucket has.
     */
    static void acknowledge(IConstruct construct, String reason, String... findings) {
        var reasons = new LinkedHashMap<String, String>();
        for (var finding : findings) {
            reasons.put(finding, reason);
        }
        construct.getNode().addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
    }

    /** The finding for a wildcard in the resource of a policy. */
    static String resource(String wildcard) {
        return "AwsSolutions-IAM5[Resource::%s]".formatted(wildcard);
    }

    /** The finding for a wildcard in the action of a policy. */
    static String action(String wildcard) {
        return "AwsSolutions-IAM5[Action::%s]".formatted(wildcard);
    }
}
