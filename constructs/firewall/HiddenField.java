package dev.meridian.constructs.firewall;

import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/**
 * A part of requests that must not be seen by people who read the firewall's records. It is redacted in the log, and
 * substituted by AWS WAF's data protection as well, since redaction leaves sampled requests in the console untouched
 * (AWS WAF Developer Guide, Data protection).
 */
public sealed interface HiddenField {
    /** How the log leaves the field out. */
    CfnLoggingConfiguration.FieldToMatchProperty redaction();

    /** How every other record substitutes the field. */
    CfnWebACL.DataProtectProperty protection();

    /**
     * One header's value; for {@code cookie} the values of all cookies.
     *
     * @param name the header's name in any case, at most 64 characters
     */
    record Header(String name) implements HiddenField {
        /** @throws IllegalArgumentException if the name is no header's name */
        public Header {
            WafNames.requireHeader(name);
        }

        @Override
        public CfnLoggingConfiguration.FieldToMatchProperty redaction() {
            // This property is untyped in the CDK and copied as it is: the key has CloudFormation's case.
            return CfnLoggingConfiguration.FieldToMatchProperty.builder()
                    .singleHeader(Map.of("Name", name))
                    .build();
        }

        @Override
        public CfnWebACL.DataProtectProperty protection() {
            return substitute(CfnWebACL.FieldToProtectProperty.builder()
                    .fieldType("SINGLE_HEADER")
                    .fieldKeys(List.of(name))
                    .build());
        }
    }

    /** The whole query string, keys and values. */
    record QueryString() implements HiddenField {
        @Override
        public CfnLoggingConfiguration.FieldToMatchProperty redaction() {
            return CfnLoggingConfiguration.FieldToMatchProperty.builder()
                    .queryString(Map.of())
                    .build();
        }

        @Override
        public CfnWebACL.DataProtectProperty protection() {
            return substitute(CfnWebACL.FieldToProtectProperty.builder()
                    .fieldType("QUERY_STRING")
                    .build());
        }
    }

    private static CfnWebACL.DataProtectProperty substitute(CfnWebACL.FieldToProtectProperty field) {
        return CfnWebACL.DataProtectProperty.builder()
                .field(field)
                .action("SUBSTITUTION")
                .build();
    }
}
