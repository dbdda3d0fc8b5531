package dev.meridian.app.review.access.protection.safeguard;

import dev.meridian.app.review.access.setting.Setting;
import java.util.List;
import java.util.OptionalInt;

/** How well a setting protects: the higher the better, 0 not at all; empty if nobody can say before it is deployed. */
@FunctionalInterface
public interface Measure {
    OptionalInt of(Setting setting);

    /** Whether the second protects less than the first, as far as one can say. */
    default boolean isWeaker(Setting was, Setting is) {
        var before = of(was);
        var after = of(is);
        return before.isPresent() && after.isPresent() && after.getAsInt() < before.getAsInt();
    }

    /** Protects while it is true. */
    static Measure on(boolean isOnByDefault) {
        return ranked(isOnByDefault ? "true" : "false", "false", "true");
    }

    /** Protects while it is false. */
    static Measure off(boolean isOnByDefault) {
        return ranked(isOnByDefault ? "true" : "false", "true", "false");
    }

    /** Protects while it is set to anything, even to what only a deployment resolves. */
    static Measure set() {
        return setting -> OptionalInt.of(
                setting.isAbsent()
                                || setting.is("")
                                || setting.node().isContainerNode()
                                        && setting.node().isEmpty()
                        ? 0
                        : 1);
    }

    /** Protects while it names a key of one's own rather than one of AWS's for the whole account. */
    static Measure ownKey() {
        return setting -> {
            var name = setting.text().orElse("");
            var isOfAws =
                    name.startsWith("alias/aws/") || name.contains(":alias/aws/") || name.equals("AWS_OWNED_KMS_KEY");
            return OptionalInt.of(isOfAws ? 0 : set().of(setting).getAsInt());
        };
    }

    /** One of these values, the weakest first; others are not known. */
    static Measure ranked(String ifAbsent, String... weakestFirst) {
        var values = List.of(weakestFirst);
        return setting -> {
            if (setting.isAbsent()) {
                return rank(values, ifAbsent);
            }
            return setting.text().map(text -> rank(values, text)).orElse(OptionalInt.empty());
        };
    }

    /** Anything but this value protects. */
    static Measure otherThan(String weak, boolean isWeakByDefault) {
        return setting -> {
            if (setting.isAbsent()) {
                return OptionalInt.of(isWeakByDefault ? 0 : 1);
            }
            return setting.isUnknown() ? OptionalInt.empty() : OptionalInt.of(setting.is(weak) ? 0 : 1);
        };
    }

    /** The more the better. */
    static Measure more(int ifAbsent) {
        return setting -> setting.isAbsent() ? OptionalInt.of(ifAbsent) : setting.number();
    }

    /** The fewer the better. */
    static Measure fewer(int ifAbsent) {
        return setting -> {
            var number = more(ifAbsent).of(setting);
            return number.isPresent() ? OptionalInt.of(Integer.MAX_VALUE - number.getAsInt()) : number;
        };
    }

    private static OptionalInt rank(List<String> values, String value) {
        for (var index = 0; index < values.size(); index++) {
            if (values.get(index).equalsIgnoreCase(value)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
