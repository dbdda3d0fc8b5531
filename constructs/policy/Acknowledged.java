package dev.meridian.constructs.policy;

import java.util.LinkedHashMap;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/**
 * Findings of policy packs that are right as they are: on one construct each, with the reason a reviewer reads.
 *
 * <p>Written as the metadata that {@code Validations.acknowledge} writes: that method refuses ids with more than one
 * {@code ::}, and the finding for each AWS managed policy has one more.
 */
public final class Acknowledged {
    /** The finding for a statement on every resource. */
    public static final String ANY_RESOURCE = resource("*");

    private Acknowledged() {}

    /** Accepts findings on a construct, all for the same reason. */
    public static void on(IConstruct construct, String reason, String... findings) {
        var reasons = new LinkedHashMap<String, String>();
        for (var finding : findings) {
            reasons.put(finding, reason);
        }
        construct.getNode().addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
    }

    /** The finding for an AWS managed policy. */
    public static String managedPolicy(String name) {
        return "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/%s]".formatted(name);
    }

    /** The finding for a wildcard in a policy's resource. */
    public static String resource(String wildcard) {
        return "AwsSolutions-IAM5[Resource::%s]".formatted(wildcard);
    }

    /** Any other finding of the AWS Solutions pack, by the rule's name, such as {@code RDS11}. */
    public static String rule(String name) {
        return "AwsSolutions::AwsSolutions-" + name;
    }

    /** A finding of the built-in template validation, by the rule's name, such as {@code W9007}. */
    public static String templateRule(String name) {
        return "CloudFormation-Validate::" + name;
    }
}
