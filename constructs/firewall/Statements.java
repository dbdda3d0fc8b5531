package dev.meridian.constructs.firewall;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** The parts that several of AWS WAF's statements share. */
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

    static CfnWebACL.StatementProperty larger(CfnWebACL.FieldToMatchProperty field, int bytes) {
        return CfnWebACL.StatementProperty.builder()
                .sizeConstraintStatement(CfnWebACL.SizeConstraintStatementProperty.builder()
                        .fieldToMatch(field)
                        .comparisonOperator("GT")
                        .size(bytes)
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

    static CfnWebACL.ForwardedIPConfigurationProperty forwarded(ClientAddress.Forwarded client, String fallback) {
        return CfnWebACL.ForwardedIPConfigurationProperty.builder()
                .headerName(client.header())
                .fallbackBehavior(fallback)
                .build();
    }

    static List<CfnWebACL.TextTransformationProperty> transformations(List<String> types) {
        return IntStream.range(0, types.size())
                .mapToObj(priority -> CfnWebACL.TextTransformationProperty.builder()
                        .priority(priority)
                        .type(types.get(priority))
                        .build())
                .toList();
    }

    static List<RequestMatch> several(String what, List<RequestMatch> matches) {
        if (matches.size() < 2) {
            throw new IllegalArgumentException(
                    "%s must hold at least 2 matches, got %d; use the match itself".formatted(what, matches.size()));
        }
        return List.copyOf(matches);
    }

    static void requireFirst(String rule, ClientAddress client) {
        if (client instanceof ClientAddress.Forwarded forwarded
                && forwarded.position() != ClientAddress.Position.FIRST) {
            throw new IllegalArgumentException(
                    "rule '%s' must use the FIRST forwarded address, the only one AWS WAF reads for it, got %s"
                            .formatted(rule, forwarded.position()));
        }
    }
}
