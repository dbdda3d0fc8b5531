package dev.meridian.constructs.firewall.requests;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** The parts that several matches share. */
final class Statements {
    /** AWS WAF quotas, Maximum number of characters in a string match statement. */
    static final int MAX_LENGTH = 200;

    static final List<String> AS_IT_IS = List.of("NONE");

    private Statements() {}

    static CfnWebACL.StatementProperty match(
            CfnWebACL.FieldToMatchProperty field, String position, String text, List<String> transformations) {
        return CfnWebACL.StatementProperty.builder()
                .byteMatchStatement(CfnWebACL.ByteMatchStatementProperty.builder()
                        .fieldToMatch(field)
                        .positionalConstraint(position)
                        .searchString(text)
                        .textTransformations(transformations(transformations))
                        .build())
                .build();
    }

    static CfnWebACL.StatementProperty notEmpty(CfnWebACL.FieldToMatchProperty field) {
        return CfnWebACL.StatementProperty.builder()
                .sizeConstraintStatement(CfnWebACL.SizeConstraintStatementProperty.builder()
                        .fieldToMatch(field)
                        .comparisonOperator("GT")
                        .size(0)
                        .textTransformations(transformations(AS_IT_IS))
                        .build())
                .build();
    }

    static CfnWebACL.FieldToMatchProperty header(String name) {
        // Untyped in the CDK and copied as it is: a SingleHeaderProperty would come out as "name", which deploys
        // nowhere.
        return CfnWebACL.FieldToMatchProperty.builder()
                .singleHeader(Map.of("Name", name))
                .build();
    }

    private static List<CfnWebACL.TextTransformationProperty> transformations(List<String> types) {
        return IntStream.range(0, types.size())
                .mapToObj(priority -> CfnWebACL.TextTransformationProperty.builder()
                        .priority(priority)
                        .type(types.get(priority))
                        .build())
                .toList();
    }
}
