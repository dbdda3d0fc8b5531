package dev.meridian.constructs.firewall.requests;

import static java.util.Objects.requireNonNull;

/** What a firewall stands in front of. It cannot change later: AWS WAF replaces a web ACL whose scope changes. */
public sealed interface Scope {
    /** How many bytes of a request's body reach the firewall; the rest passes unseen. */
    int inspectedBodyBytes();

    /** AWS's word for this scope. */
    String wireName();

    /** Application Load Balancers of the stack's own region, with {@link LowReputation#ACTIVE_UNDER_DDOS}. */
    static Scope regional() {
        return new Regional(LowReputation.ACTIVE_UNDER_DDOS);
    }

    /** CloudFront distributions, with {@link BodyInspection#KB_16}, the largest body inspected without extra charge. */
    static Scope cloudFront() {
        return new CloudFront(BodyInspection.KB_16);
    }

    /**
     * Application Load Balancers of the stack's own region.
     *
     * @param lowReputation when clients known for attacks are slowed down
     */
    record Regional(LowReputation lowReputation) implements Scope {
        /** Fixed for load balancers (AWS WAF Developer Guide, Considerations for managing body inspection). */
        static final int INSPECTED_BODY_BYTES = 8_192;

        /** Checks that it is given what to do about addresses of low reputation. */
        public Regional {
            requireNonNull(lowReputation, "lowReputation");
        }

        @Override
        public int inspectedBodyBytes() {
            return INSPECTED_BODY_BYTES;
        }

        @Override
        public String wireName() {
            return "REGIONAL";
        }
    }

    /**
     * CloudFront distributions. The firewall's stack has to be in {@value #REGION}.
     *
     * @param bodyInspection how much of a body is inspected
     */
    record CloudFront(BodyInspection bodyInspection) implements Scope {
        /** The only region that holds firewalls, logs and address sets for CloudFront. */
        public static final String REGION = "us-east-1";

        /** Checks that it is given how much of a body is inspected. */
        public CloudFront {
            requireNonNull(bodyInspection, "bodyInspection");
        }

        @Override
        public int inspectedBodyBytes() {
            return bodyInspection.bytes();
        }

        @Override
        public String wireName() {
            return "CLOUDFRONT";
        }
    }

    /** When a load balancer's own flood defence slows down clients that AWS knows from attacks; no WCU, no fee. */
    enum LowReputation {
        /** Only while the load balancer is overloaded or an attack is suspected. */
        ACTIVE_UNDER_DDOS,
        /** Always, at the risk of slowing down an innocent client that shares an address. */
        ALWAYS_ON
    }

    /** How much of a body CloudFront hands to the firewall. Above 16 KB each larger request costs extra. */
    enum BodyInspection {
        KB_16(16_384),
        KB_32(32_768),
        KB_48(49_152),
        KB_64(65_536);

        private final int bytes;

        BodyInspection(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }
}
