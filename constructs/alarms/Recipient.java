package dev.meridian.constructs.alarms;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Somebody, or something, that is told about alarms. */
public sealed interface Recipient {
    /** Lower-case words joined by hyphens: the stable part of the subscription's id. */
    String name();

    /** The protocol in SNS terms. */
    String protocol();

    /** The address in SNS terms. */
    String endpoint();

    /**
     * A mailbox. SNS first sends it a request for confirmation, good for two days, and nothing else until somebody
     * follows it.
     *
     * @param name who reads it, such as {@code on-call}
     * @param address such as {@code on-call@example.com}
     */
    record Email(String name, String address) implements Recipient {
        private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

        /** @throws IllegalArgumentException if the name is not kebab case, or the address is none */
        public Email {
            Names.requireKebab("name of a recipient", name);
            requireNonNull(address, "address");
            if (!ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "address of '%s' must look like on-call@example.com, got '%s'".formatted(name, address));
            }
        }

        @Override
        public String protocol() {
            return "email";
        }

        @Override
        public String endpoint() {
            return address;
        }
    }

    /**
     * A tool that takes alarms over HTTPS. It has to confirm the subscription, as on-call services do by themselves.
     *
     * @param name which tool it is, such as {@code pager}
     * @param url an {@code https://} address without user or fragment; one that carries a key belongs into the tool's
     *     own subscription instead, for this one is readable in the template
     */
    record Https(String name, String url) implements Recipient {
        private static final Pattern URL = Pattern.compile("https://[^/\\s@#?]+(/[^\\s@#]*)?");

        /** @throws IllegalArgumentException if the name is not kebab case, or the URL is not of this form */
        public Https {
            Names.requireKebab("name of a recipient", name);
            requireNonNull(url, "url");
            if (!URL.matcher(url).matches()) {
                throw new IllegalArgumentException(
                        "url of '%s' must begin with https:// and have no user or fragment, got '%s'"
                                .formatted(name, url));
            }
        }

        @Override
        public String protocol() {
            return "https";
        }

        @Override
        public String endpoint() {
            return url;
        }
    }
}
