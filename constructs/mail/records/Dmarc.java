package dev.meridian.constructs.mail.records;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What other mail servers do with mail that claims to come from the domain and is neither signed nor sent by it (RFC
 * 7489). A domain has one such record, whatever number of regions sends: publish it from one of them.
 */
public sealed interface Dmarc {
    /**
     * This stack publishes the record. Alignment is relaxed, since bounces go to a subdomain.
     *
     * @param policy what is asked for; it holds for every sender of the domain, not only for SES
     * @param reportsTo addresses that get daily reports; those in another domain need a record there
     */
    record Published(Policy policy, List<String> reportsTo) implements Dmarc {
        private static final int LONGEST_RECORD = 255;

        /** @throws IllegalArgumentException if an address is none, or the addresses do not fit in a record */
        public Published {
            requireNonNull(policy, "policy");
            reportsTo = List.copyOf(requireNonNull(reportsTo, "reportsTo"));
            for (var address : reportsTo) {
                if (!address.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")) {
                    throw new IllegalArgumentException(
                            "reports must go to an address such as dmarc@example.com, got '%s'".formatted(address));
                }
            }
            if (text(policy, reportsTo).length() > LONGEST_RECORD) {
                throw new IllegalArgumentException(
                        "the addresses for reports must fit in a record of %d characters, got %d addresses"
                                .formatted(LONGEST_RECORD, reportsTo.size()));
            }
        }

        /** The record's text. */
        public String text() {
            return text(policy, reportsTo);
        }

        private static String text(Policy policy, List<String> reportsTo) {
            var text = "v=DMARC1; p=" + policy.tag;
            return reportsTo.isEmpty()
                    ? text
                    : text + "; rua="
                            + String.join(
                                    ",",
                                    reportsTo.stream().map("mailto:"::concat).toList());
        }
    }

    /** Somebody else does: another region's stack, or whoever runs the domain. */
    record PublishedElsewhere() implements Dmarc {}

    /** What is asked of other mail servers. */
    enum Policy {
        /** Only to report. */
        REPORT_ONLY("none"),
        /** To treat it as spam. */
        QUARANTINE("quarantine"),
        /** To refuse it. */
        REJECT("reject");

        private final String tag;

        Policy(String tag) {
            this.tag = tag;
        }
    }
}
