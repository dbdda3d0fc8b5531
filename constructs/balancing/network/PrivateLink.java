package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Whether other VPCs and accounts can reach a {@code NetworkEntry} by endpoints of their own. */
public sealed interface PrivateLink {
    /** They cannot. */
    record NotOffered() implements PrivateLink {}

    /**
     * They can, as an endpoint service. A private DNS name is not part of it: CloudFormation has no property for one,
     * and its domain is verified outside.
     *
     * @param allowedPrincipalArns the accounts, roles or users that may ask for an endpoint
     * @param acceptance what happens when they ask
     * @param inboundRules whether the entry's sources count for them
     */
    record Offered(List<String> allowedPrincipalArns, Acceptance acceptance, InboundRules inboundRules)
            implements PrivateLink {
        /**
         * Checks that the service is offered to somebody and not to everybody.
         *
         * @throws IllegalArgumentException if no principal is named, or {@code *} is
         */
        public Offered {
            allowedPrincipalArns = List.copyOf(requireNonNull(allowedPrincipalArns, "allowedPrincipalArns"));
            requireNonNull(acceptance, "acceptance");
            requireNonNull(inboundRules, "inboundRules");
            if (allowedPrincipalArns.isEmpty() || allowedPrincipalArns.contains("*")) {
                throw new IllegalArgumentException(
                        "allowedPrincipalArns must name who may connect, got %s; name accounts, roles or users"
                                .formatted(allowedPrincipalArns));
            }
        }

        /** Each request is accepted by hand, and the entry's sources count. */
        public Offered(List<String> allowedPrincipalArns) {
            this(allowedPrincipalArns, Acceptance.BY_HAND, InboundRules.ENFORCED);
        }
    }

    /** What happens when an allowed principal asks for an endpoint. */
    enum Acceptance {
        /** Somebody on this side accepts it. */
        BY_HAND,
        /** It is accepted at once. */
        AT_ONCE
    }

    /** Whether the entry's sources count for connections that come through an endpoint. */
    enum InboundRules {
        /** They do: the sources hold the address ranges of the other VPCs. */
        ENFORCED("on"),
        /** They do not: whoever has an endpoint may connect. */
        SKIPPED("off");

        private final String attribute;

        InboundRules(String attribute) {
            this.attribute = attribute;
        }

        /** The value of the load balancer's property. */
        public String attribute() {
            return attribute;
        }
    }
}
