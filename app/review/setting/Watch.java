package dev.meridian.app.review.setting;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One setting to watch. Where the values cannot be compared, since CloudFormation computes one of them, the finding is
 * notable and says so.
 *
 * @param path where the setting stands below the properties
 * @param question when it is worth a finding
 * @param severity how much it then asks of a reviewer
 * @param what what then happens; its {@code %s} is the values before and after
 * @param cure what to do or check
 */
public record Watch(String path, Question question, Severity severity, RuleId rule, String what, String cure)
        implements Function<ResourceChange, Stream<Finding>> {
    public static Watch dangerous(RuleId rule, String path, Question question, String what, String cure) {
        return new Watch(path, question, Severity.DANGEROUS, rule, what, cure);
    }

    public static Watch notable(RuleId rule, String path, Question question, String what, String cure) {
        return new Watch(path, question, Severity.NOTABLE, rule, what, cure);
    }

    @Override
    public Stream<Finding> apply(ResourceChange change) {
        var setting = Setting.of(change, path);
        return switch (question.about(setting)) {
            case NO -> Stream.empty();
            case YES -> Stream.of(setting.finding(severity, rule, what.formatted(setting.fromTo()), cure));
            case UNKNOWN ->
                Stream.of(setting.notable(
                        rule,
                        "%s changes %s, which cannot be compared before it is deployed."
                                .formatted(path, setting.fromTo()),
                        "Check which value it gets. If it is the worse one: " + uncapitalized(cure)));
        };
    }

    /** All of these, one after the other. */
    public static Function<ResourceChange, Stream<Finding>> all(
            List<? extends Function<ResourceChange, Stream<Finding>>> examinations) {
        return change -> examinations.stream().flatMap(examination -> examination.apply(change));
    }

    private static String uncapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
