package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The sizes of a group. It is dangerous where one of them falls below the old minimum, which somebody once found to be
 * needed; what only leaves less room to grow is notable.
 */
public final class Capacity {
    private static final String CURE =
            "Compare with what runs at the peak; scale in by steps and watch, or keep the size.";

    private Capacity() {}

    static Stream<Finding> ofGroup(ResourceChange change, String least, String desired, String most) {
        return examine(change, least, desired, most, Severity.DANGEROUS, "");
    }

    /**
     * The sizes of one group among several.
     *
     * @param worst how much a fall below the old minimum asks of a reviewer
     * @param remark what else the reader must know of it, after a comma or semicolon; may be empty
     */
    public static Stream<Finding> examine(
            ResourceChange change, String least, String desired, String most, Severity worst, String remark) {
        var minimum = Setting.of(change, least);
        var sizes = new LinkedHashMap<String, Setting>();
        new LinkedHashSet<>(List.of(least, desired, most)).forEach(path -> sizes.put(path, Setting.of(change, path)));

        var fallen = sizes.entrySet().stream()
                .filter(size -> answer(size.getValue()) == Question.Answer.YES)
                .toList();
        var unknown = sizes.values().stream()
                .filter(size -> answer(size) == Question.Answer.UNKNOWN)
                .toList();
        if (fallen.isEmpty()) {
            return unknown.stream()
                    .map(size -> size.notable(
                            CAPACITY,
                            "A size of the group changes %s, which cannot be compared.".formatted(size.fromTo()),
                            CURE));
        }
        var floor = Values.number(minimum.before());
        boolean below = fallen.stream().anyMatch(size -> isBelow(size.getValue(), floor));
        return Stream.of(new Finding(
                CAPACITY,
                below ? worst : Severity.NOTABLE,
                change,
                "Capacity falls: %s%s%s."
                        .formatted(
                                String.join(
                                        ", ",
                                        fallen.stream()
                                                .map(size -> name(size.getKey()) + " "
                                                        + size.getValue().fromTo())
                                                .toList()),
                                below
                                        ? ", below the old minimum of " + Values.text(minimum.before())
                                        : ", but not below the old minimum",
                                remark),
                CURE,
                fallen.stream()
                        .flatMap(size -> size.getValue().evidence().stream())
                        .toList()));
    }

    private static Question.Answer answer(Setting size) {
        // A size that is no longer said is left as it is.
        return Values.isAbsent(size.after()) || Values.isAbsent(size.before())
                ? Question.Answer.NO
                : Question.falls(0).about(size);
    }

    private static boolean isBelow(Setting size, OptionalDouble floor) {
        var after = Values.number(size.after());
        return floor.isPresent() && after.isPresent() && after.getAsDouble() < floor.getAsDouble();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
