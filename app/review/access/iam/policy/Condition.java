package dev.meridian.app.review.access.iam.policy;

import dev.meridian.app.review.address.AddressRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One key of a condition.
 *
 * @param operator the operator as written, such as {@code ForAnyValue:StringLike} or {@code BoolIfExists}
 * @param meaning what the operator does
 * @param key the key in lower case, since IAM ignores its case
 * @param spelling the key as written
 * @param values the values, any of which will do; of a negated operator none may hold
 */
public record Condition(String operator, Meaning meaning, String key, String spelling, List<Glob> values) {
    /** Operators that differ only in whether they understand wildcards, which the values tell. */
    private static final Map<String, String> SYNONYMS = Map.of("StringEquals", "StringLike", "ArnEquals", "ArnLike");

    /**
     * What an operator does, after "IAM JSON policy elements: Condition operators".
     *
     * @param set {@code ForAllValues:}, {@code ForAnyValue:} or nothing
     * @param base the operator without the rest, such as {@code StringLike}
     * @param negated whether the values are forbidden
     * @param ifExists whether a request without the key passes
     */
    record Meaning(String set, String base, boolean negated, boolean ifExists) {
        static Meaning of(String operator) {
            var colon = operator.startsWith("For") ? operator.indexOf(':') + 1 : 0;
            var rest = operator.substring(colon);
            var ifExists = rest.endsWith("IfExists");
            var base = ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest;
            var plain = base.replace("Not", "");
            return new Meaning(
                    operator.substring(0, colon), SYNONYMS.getOrDefault(plain, plain), !plain.equals(base), ifExists);
        }

        /** Whether one value admits all that the other admits. */
        BiPredicate<Glob, Glob> comparison() {
            return switch (base) {
                case "ArnLike" -> Glob::coversArn;
                case "IpAddress" -> Meaning::coversAddresses;
                case "NumericLessThan", "NumericLessThanEquals" -> (wide, narrow) -> compare(narrow, wide, -1);
                case "NumericGreaterThan", "NumericGreaterThanEquals" -> (wide, narrow) -> compare(narrow, wide, 1);
                case "StringLike" -> Glob::covers;
                default -> (wide, narrow) -> wide.symbols().equals(narrow.symbols());
            };
        }

        private static boolean coversAddresses(Glob wide, Glob narrow) {
            return wide.equals(narrow)
                    || AddressRange.parse(wide.text())
                            .flatMap(range -> AddressRange.parse(narrow.text()).map(range::contains))
                            .orElse(false);
        }

        private static boolean compare(Glob one, Glob other, int sign) {
            return one.equals(other)
                    || number(one)
                            .flatMap(mine -> number(other).map(others -> mine.compareTo(others) * sign >= 0))
                            .orElse(false);
        }

        private static Optional<BigDecimal> number(Glob glob) {
            try {
                return Optional.of(new BigDecimal(glob.text()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    public Condition {
        values = List.copyOf(values);
    }

    /** Reads an operator, a key and its values. */
    public static Condition of(String operator, String key, List<String> texts) {
        var meaning = Meaning.of(operator);
        return new Condition(
                operator,
                meaning,
                key.toLowerCase(Locale.ROOT),
                key,
                texts.stream().map(value(operator, meaning)).toList());
    }

    private static Function<String, Glob> value(String operator, Meaning meaning) {
        return switch (meaning.base) {
            case "StringLike" -> operator.contains("Like") ? Glob::pattern : Glob::literal;
            case "ArnLike" -> Glob::pattern;
            case "StringEqualsIgnoreCase", "Bool", "Null" -> text -> Glob.literal(text.toLowerCase(Locale.ROOT));
            default -> Glob::literal;
        };
    }

    /** Whether the other certainly holds wherever this does. */
    boolean implies(Condition other) {
        if (!key.equals(other.key)
                || !meaning.set.equals(other.meaning.set)
                || !meaning.base.equals(other.meaning.base)
                || meaning.negated != other.meaning.negated
                || (meaning.ifExists && !other.meaning.ifExists)) {
            return false;
        }
        return meaning.negated ? covers(this, other) : covers(other, this);
    }

    private static boolean covers(Condition wide, Condition narrow) {
        var comparison = wide.meaning.comparison();
        return narrow.values.stream()
                .allMatch(value -> wide.values.stream().anyMatch(mine -> comparison.test(mine, value)));
    }

    /** The same condition with those values only that the other does not admit. */
    public Condition beyond(Condition other) {
        var comparison = meaning.comparison();
        return new Condition(
                operator,
                meaning,
                key,
                spelling,
                values.stream()
                        .filter(value -> other.values.stream().noneMatch(mine -> comparison.test(mine, value)))
                        .toList());
    }

    /** Whether both compare the same key in the same way, so that only their values differ. */
    public boolean isLike(Condition other) {
        return key.equals(other.key) && meaning.equals(other.meaning);
    }

    /** Whether it names who or what may pass: not what may not, nor anything, nor a request without the key. */
    public boolean isLimiting() {
        return !meaning.negated && !meaning.ifExists && !meaning.set.equals("ForAllValues:") && !admitsAnything();
    }

    /** Whether a value is a bare wildcard or an address range of the whole internet. */
    public boolean admitsAnything() {
        return values.stream()
                .anyMatch(value -> value.isEverything() || value.text().endsWith("/0"));
    }

    public boolean hasWildcard() {
        return admitsAnything() || values.stream().anyMatch(Glob::hasWildcard);
    }

    public boolean isNegated() {
        return meaning.negated;
    }
}
