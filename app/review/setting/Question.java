package dev.meridian.app.review.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.value.Values;
import java.util.OptionalDouble;

/** A question about a setting. */
@FunctionalInterface
public interface Question {
    /** An answer; a token on either side leaves most questions open. */
    enum Answer {
        NO,
        YES,
        UNKNOWN
    }

    Answer about(Setting setting);

    static Question differs() {
        return setting -> answer(setting.differs());
    }

    /** It was there and is no more. */
    static Question dropped() {
        return setting -> answer(isThere(setting.before()) && !isThere(setting.after()));
    }

    /** The number falls; where there is none it is this one, which may be infinite. */
    static Question falls(double unless) {
        return compared(unless, true);
    }

    /** The number rises; where there is none it is this one, which may be infinite. */
    static Question rises(double unless) {
        return compared(unless, false);
    }

    /** It was on and is off; where nothing is said it is this. */
    static Question turnedOff(boolean unless) {
        return turned(unless, false);
    }

    /** It was off and is on; where nothing is said it is this. */
    static Question turnedOn(boolean unless) {
        return turned(unless, true);
    }

    private static Question compared(double unless, boolean falls) {
        return setting -> {
            if (!setting.differs()) {
                return Answer.NO;
            }
            var before = numberOr(unless, setting.before());
            var after = numberOr(unless, setting.after());
            if (before.isEmpty() || after.isEmpty()) {
                return Answer.UNKNOWN;
            }
            return answer(
                    falls ? after.getAsDouble() < before.getAsDouble() : after.getAsDouble() > before.getAsDouble());
        };
    }

    private static Question turned(boolean unless, boolean on) {
        return setting -> {
            if (!setting.differs()) {
                return Answer.NO;
            }
            boolean unclear = Values.isToken(setting.before()) || Values.isToken(setting.after());
            boolean before = Values.flag(setting.before()).orElse(unless);
            boolean after = Values.flag(setting.after()).orElse(unless);
            if (unclear) {
                return Answer.UNKNOWN;
            }
            return answer(before != on && after == on);
        };
    }

    private static OptionalDouble numberOr(double unless, JsonNode value) {
        return Values.isAbsent(value) ? OptionalDouble.of(unless) : Values.number(value);
    }

    private static boolean isThere(JsonNode value) {
        return !Values.isAbsent(value) && !(value.isContainerNode() && value.isEmpty());
    }

    private static Answer answer(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }
}
