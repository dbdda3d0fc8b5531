package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.List;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/** Whose requests a {@link RateLimit} counts together. */
public sealed interface RateKey {
    /** What the key adds to the cost of a limit, in WCU. */
    int capacity();

    /** Writes the key into a limit's statement. */
    void count(CfnWebACL.RateBasedStatementProperty.Builder statement);

    /**
     * Each client by its address. Costs nothing more.
     *
     * @param address where the address is read; of a header only the first, which a client can make up unless the proxy
     *     overwrites the header
     */
    record Client(ClientAddress address) implements RateKey {
        /** Checks that the address is given. */
        public Client {
            requireNonNull(address, "address");
        }

        @Override
        public int capacity() {
            return 0;
        }

        @Override
        public void count(CfnWebACL.RateBasedStatementProperty.Builder statement) {
            if (address instanceof ClientAddress.Forwarded forwarded) {
                statement
                        .aggregateKeyType("FORWARDED_IP")
                        .forwardedIpConfig(ForwardedAddresses.read(forwarded, "MATCH"));
            } else {
                statement.aggregateKeyType("IP");
            }
        }
    }

    /**
     * Each value of a header, such as an API key. Requests without the header are not counted, so give them a limit of
     * their own. Costs 30 WCU.
     *
     * @param name the header's name in any case, at most 64 characters
     */
    record Header(String name) implements RateKey {
        /** @throws IllegalArgumentException if the name is no header's name */
        public Header {
            WafNames.requireHeader(name);
        }

        @Override
        public int capacity() {
            return 30;
        }

        @Override
        public void count(CfnWebACL.RateBasedStatementProperty.Builder statement) {
            statement
                    .aggregateKeyType("CUSTOM_KEYS")
                    .customKeys(List.of(CfnWebACL.RateBasedStatementCustomKeyProperty.builder()
                            .header(CfnWebACL.RateLimitHeaderProperty.builder()
                                    .name(name)
                                    .textTransformations(List.of(CfnWebACL.TextTransformationProperty.builder()
                                            .priority(0)
                                            .type("NONE")
                                            .build()))
                                    .build())
                            .build()));
        }
    }

    /** All requests the limit applies to, whoever sends them: a ceiling for an expensive path. Costs nothing more. */
    record Everyone() implements RateKey {
        @Override
        public int capacity() {
            return 0;
        }

        @Override
        public void count(CfnWebACL.RateBasedStatementProperty.Builder statement) {
            statement.aggregateKeyType("CONSTANT");
        }
    }

    /** How far back a limit counts; AWS WAF looks about every ten seconds. */
    enum Window {
        ONE_MINUTE(60),
        TWO_MINUTES(120),
        FIVE_MINUTES(300),
        TEN_MINUTES(600);

        private final int seconds;

        Window(int seconds) {
            this.seconds = seconds;
        }

        int seconds() {
            return seconds;
        }
    }
}
