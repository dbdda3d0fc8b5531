package dev.meridian.constructs.policy;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/**
 * Findings of policy packs that are right as they are: on one construct each, with the reason a reviewer reads.
 *
 * <p>Written as the metadata that {@code Validations.acknowledge} writes: that method refuses ids with more than one
 * {@code ::}, and the finding for each AWS managed policy has one more.
 */
public final class Acknowledged {
    /** How text carries what only a deployment knows; the pack writes the parameter's name in angle brackets. */
    private static final Pattern PSEUDO_PARAMETER = Pattern.compile("\\$\\{Token\\[AWS\\.([A-Za-z]+)\\.\\d+]}");

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
        return "AwsSolutions-IAM5[Resource::%s]"
                .formatted(PSEUDO_PARAMETER.matcher(wildcard).replaceAll("<AWS::$1>"));
    }

    /**
     * Any other finding of the AWS Solutions pack, by the rule's name, such as {@code RDS11}. The pack looks for it on
     * the construct and its scopes. With the pack's name and {@code ::} before it, the CDK would take it for the whole
     * app's.
     */
    public static String rule(String name) {
        return "AwsSolutions-" + name;
    }

    /**
     * Accepts that a resource names subnets of another stack, one for each zone: the template validation puts one
     * placeholder for every such reference, and takes them for duplicates.
     */
    public static void subnetsOfAnotherStack(IConstruct construct) {
        on(
                construct,
                "The subnets are references into another stack, one for each zone, and checked to be so",
                templateRule("W9007"));
    }

    /**
     * A finding of the built-in template validation, by the rule's name, such as {@code W9007}. The CDK applies it to
     * the whole app; whoever reads the assembly should hold it to the construct it stands on.
     */
    public static String templateRule(String name) {
        return "CloudFormation-Validate::" + name;
    }
}
