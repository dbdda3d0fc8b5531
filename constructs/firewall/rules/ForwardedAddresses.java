package dev.meridian.constructs.firewall.rules;

import dev.meridian.constructs.firewall.requests.ClientAddress;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** How rules that read one forwarded address, and no list of them, do so. */
final class ForwardedAddresses {
    private ForwardedAddresses() {}

    static void requireFirst(String rule, ClientAddress client) {
        if (client instanceof ClientAddress.Forwarded forwarded
                && forwarded.position() != ClientAddress.Position.FIRST) {
            throw new IllegalArgumentException(
                    "rule '%s' must use the FIRST forwarded address, the only one AWS WAF reads for it, got %s"
                            .formatted(rule, forwarded.position()));
        }
    }

    static CfnWebACL.ForwardedIPConfigurationProperty read(ClientAddress.Forwarded client, String fallback) {
        return CfnWebACL.ForwardedIPConfigurationProperty.builder()
                .headerName(client.header())
                .fallbackBehavior(fallback)
                .build();
    }
}
