package dev.meridian.constructs.firewall.requests;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/**
 * Which requests are meant: by path, method, header, label, or a combination of those. Figures in WCU are from AWS WAF
 * Developer Guide, Using match rule statements.
 */
public sealed interface RequestMatch {
    /** What trying this match costs, in WCU. */
    int capacity();

    /** The match in AWS WAF's words. */
    CfnWebACL.StatementProperty statement();

    /**
     * The path begins with a text, after percent-decoding and removal of {@code ./} and {@code ../}, so that a rule is
     * not evaded by spelling the path differently. Costs 22 WCU: 2, and 10 for each of the two transformations.
     *
     * @param prefix begins with {@code /}, at most 200 characters; case matters
     */
    record PathPrefix(String prefix) implements RequestMatch {
        /** @throws IllegalArgumentException if the prefix does not begin with a slash or is too long */
        public PathPrefix {
            requireNonNull(prefix, "prefix");
            if (!prefix.startsWith("/") || prefix.length() > Statements.MAX_LENGTH) {
                throw new IllegalArgumentException("prefix must begin with '/' and have at most %d characters, got '%s'"
                        .formatted(Statements.MAX_LENGTH, prefix));
            }
        }

        @Override
        public int capacity() {
            return 22;
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            var path =
                    CfnWebACL.FieldToMatchProperty.builder().uriPath(Map.of()).build();
            return Statements.match(path, "STARTS_WITH", prefix, List.of("URL_DECODE", "NORMALIZE_PATH"));
        }
    }

    /**
     * The method is this one. Costs 2 WCU.
     *
     * @param method in capitals, such as {@code POST}
     */
    record Method(String method) implements RequestMatch {
        private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

        /** @throws IllegalArgumentException if the method is not in capitals */
        public Method {
            requireNonNull(method, "method");
            if (!METHOD.matcher(method).matches()) {
                throw new IllegalArgumentException(
                        "method must be in capitals such as POST, got '%s'".formatted(method));
            }
        }

        @Override
        public int capacity() {
            return 2;
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            var field =
                    CfnWebACL.FieldToMatchProperty.builder().method(Map.of()).build();
            return Statements.match(field, "EXACTLY", method, Statements.AS_IT_IS);
        }
    }

    /**
     * A header has exactly this value. Costs 2 WCU.
     *
     * @param name the header's name in any case, at most 64 characters
     * @param value 1 to 200 characters; case matters
     */
    record HeaderIs(String name, String value) implements RequestMatch {
        /** @throws IllegalArgumentException if the name is no header's name, or the value is empty or too long */
        public HeaderIs {
            WafNames.requireHeader(name);
            requireNonNull(value, "value");
            if (value.isEmpty() || value.length() > Statements.MAX_LENGTH) {
                // A header's value may be a shared secret: the message gives its length only.
                throw new IllegalArgumentException("value of header '%s' must have 1 to %d characters, got %d"
                        .formatted(name, Statements.MAX_LENGTH, value.length()));
            }
        }

        @Override
        public int capacity() {
            return 2;
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return Statements.match(Statements.header(name), "EXACTLY", value, Statements.AS_IT_IS);
        }
    }

    /**
     * A header is there and not empty. Costs 1 WCU.
     *
     * @param name the header's name in any case, at most 64 characters
     */
    record HeaderPresent(String name) implements RequestMatch {
        /** @throws IllegalArgumentException if the name is no header's name */
        public HeaderPresent {
            WafNames.requireHeader(name);
        }

        @Override
        public int capacity() {
            return 1;
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return Statements.notEmpty(Statements.header(name));
        }
    }

    /**
     * An earlier rule put this label on the request. Costs 1 WCU.
     *
     * @param label the label with its prefix, such as {@code awswaf:managed:aws:core-rule-set:SizeRestrictions_Body}
     */
    record Labelled(String label) implements RequestMatch {
        private static final Pattern LABEL = Pattern.compile("[0-9A-Za-z_:-]{1,1024}");

        /** @throws IllegalArgumentException if the label has characters that no label has */
        public Labelled {
            requireNonNull(label, "label");
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException(
                        "label must be 1 to 1024 letters, digits, '_', '-' or ':', got '%s'".formatted(label));
            }
        }

        @Override
        public int capacity() {
            return 1;
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return CfnWebACL.StatementProperty.builder()
                    .labelMatchStatement(CfnWebACL.LabelMatchStatementProperty.builder()
                            .scope("LABEL")
                            .key(label)
                            .build())
                    .build();
        }
    }

    /**
     * The other requests. Costs what it holds.
     *
     * @param match the requests that are not meant
     */
    record Not(RequestMatch match) implements RequestMatch {
        /** Checks that there is something to deny. */
        public Not {
            requireNonNull(match, "match");
        }

        @Override
        public int capacity() {
            return match.capacity();
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return CfnWebACL.StatementProperty.builder()
                    .notStatement(CfnWebACL.NotStatementProperty.builder()
                            .statement(match.statement())
                            .build())
                    .build();
        }
    }

    /**
     * Requests that fit all of several matches. Costs what it holds.
     *
     * @param matches two or more
     */
    record AllOf(List<RequestMatch> matches) implements RequestMatch {
        /** @throws IllegalArgumentException if there are fewer than two matches */
        public AllOf {
            matches = several("AllOf", matches);
        }

        @Override
        public int capacity() {
            return matches.stream().mapToInt(RequestMatch::capacity).sum();
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return CfnWebACL.StatementProperty.builder()
                    .andStatement(CfnWebACL.AndStatementProperty.builder()
                            .statements(matches.stream()
                                    .map(RequestMatch::statement)
                                    .toList())
                            .build())
                    .build();
        }
    }

    /**
     * Requests that fit one of several matches. Costs what it holds.
     *
     * @param matches two or more
     */
    record AnyOf(List<RequestMatch> matches) implements RequestMatch {
        /** @throws IllegalArgumentException if there are fewer than two matches */
        public AnyOf {
            matches = several("AnyOf", matches);
        }

        @Override
        public int capacity() {
            return matches.stream().mapToInt(RequestMatch::capacity).sum();
        }

        @Override
        public CfnWebACL.StatementProperty statement() {
            return CfnWebACL.StatementProperty.builder()
                    .orStatement(CfnWebACL.OrStatementProperty.builder()
                            .statements(matches.stream()
                                    .map(RequestMatch::statement)
                                    .toList())
                            .build())
                    .build();
        }
    }

    private static List<RequestMatch> several(String what, List<RequestMatch> matches) {
        if (matches.size() < 2) {
            throw new IllegalArgumentException(
                    "%s must hold at least 2 matches, got %d; use the match itself".formatted(what, matches.size()));
        }
        return List.copyOf(matches);
    }
}
