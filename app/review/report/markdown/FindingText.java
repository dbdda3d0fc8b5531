package dev.meridian.app.review.report.markdown;

import static dev.meridian.app.review.report.markdown.MarkdownText.code;
import static dev.meridian.app.review.report.markdown.MarkdownText.opening;
import static dev.meridian.app.review.report.markdown.MarkdownText.prose;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.report.LineDiff;
import dev.meridian.app.review.report.PlainText;
import dev.meridian.app.review.report.Values;
import dev.meridian.app.review.report.Verdict;
import dev.meridian.app.review.report.Whereabouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** One finding, in as many words as there is room for. */
final class FindingText {
    private static final int NAME = 160;
    private static final int VALUE = 200;
    private static final int SENTENCE = 1_200;
    private static final int SHORT_SENTENCE = 300;
    private static final int VALUES = 12;
    private static final int LONG_VALUES = 4;
    private static final int FEW_PLACES = 3;
    private static final int PLACES = 120;
    private static final int REASONS = 5;
    private static final int DIFF_LINES = 40;

    private final ReportedFinding found;
    private final Finding finding;

    FindingText(ReportedFinding found) {
        this.found = found;
        this.finding = found.finding();
    }

    /** A line of a list. */
    String item() {
        return "- %s: %s%s %s\n".formatted(subject(), prose(finding.what(), SHORT_SENTENCE), extent(), rule());
    }

    /** What and where, in two lines. */
    String brief() {
        return "%s: %s\\\n%s%s %s\n\n"
                .formatted(Labels.of(found), subject(), opening(finding.what(), SHORT_SENTENCE), extent(), rule());
    }

    /** All but the long values. */
    String full() {
        return full("the JSON report has the values", "");
    }

    /** All of it. */
    String withValues() {
        return full("see below", longValues());
    }

    boolean hasLongValues() {
        return finding.evidence().stream().anyMatch(FindingText::isLong);
    }

    private String full(String hint, String values) {
        var result = new StringBuilder("%s: %s %s\\\n%s\n\n"
                .formatted(Labels.of(found), subject(), rule(), opening(finding.what(), SENTENCE)));
        finding.evidence().stream().limit(VALUES).forEach(change -> result.append(evidence(change, hint)));
        if (finding.evidence().size() > VALUES) {
            result.append("- and ")
                    .append(Verdict.counted(finding.evidence().size() - VALUES, "more value"))
                    .append('\n');
        }
        if (!finding.cure().isEmpty()) {
            result.append("- **Do:** ").append(prose(finding.cure(), SENTENCE)).append('\n');
        }
        approvals().forEach(line -> result.append("- ").append(line).append('\n'));
        return result.append(places()).append(values).append('\n').toString();
    }

    private String subject() {
        var change = finding.change();
        var former =
                change.formerId().map(id -> " (was " + code(id, NAME) + ")").orElse("");
        return code(change.type(), NAME) + " " + code(change.logicalId(), NAME) + former;
    }

    private String rule() {
        return "<sub>" + code(finding.rule().id(), NAME) + "</sub>";
    }

    private String extent() {
        return found.places().size() > 1 ? " (" + Verdict.counted(found.places().size(), "place") + ")" : "";
    }

    private static String evidence(PropertyChange change, String hint) {
        if (isLong(change)) {
            return "- %s differs%s: %s\n".formatted(code(change.path(), NAME), replaces(change), hint);
        }
        return "- %s: %s → %s%s\n"
                .formatted(
                        code(change.path(), NAME),
                        value(change.before().isMissingNode(), Values.inline(change.before())),
                        value(change.after().isMissingNode(), Values.inline(change.after())),
                        replaces(change));
    }

    private static String value(boolean isAbsent, String inline) {
        return isAbsent ? "<i>absent</i>" : code(inline, VALUE);
    }

    private static String replaces(PropertyChange change) {
        return switch (change.replacement()) {
            case NO -> "";
            case MAYBE -> " (may replace the resource)";
            case YES -> " (replaces the resource)";
        };
    }

    private static boolean isLong(PropertyChange change) {
        return !Values.isShort(change.before()) || !Values.isShort(change.after());
    }

    /** The reasons, and where there is none yet although others are approved. */
    private List<String> approvals() {
        var byReason = found.places().stream()
                .filter(place -> place.approval().isPresent())
                .collect(Collectors.groupingBy(
                        place -> place.approval().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        var result = new ArrayList<String>();
        byReason.entrySet().stream().limit(REASONS).forEach(entry -> {
            var scope = entry.getValue().size() == found.places().size() ? "" : " in " + named(entry.getValue());
            result.add("**Approved%s:** %s".formatted(scope, prose(entry.getKey(), SHORT_SENTENCE)));
        });
        if (byReason.size() > REASONS) {
            result.add("and " + Verdict.counted(byReason.size() - REASONS, "more reason"));
        }
        if (!byReason.isEmpty() && found.isUnapprovedDanger()) {
            result.add("**Not approved in** "
                    + named(found.places().stream()
                            .filter(place -> place.approval().isEmpty())
                            .toList()));
        }
        return result;
    }

    /** A few places by name, many by how many there are. */
    private String named(List<Place> places) {
        return places.size() <= FEW_PLACES
                ? places.stream().map(this::name).collect(Collectors.joining(", "))
                : summary(places);
    }

    private String name(Place place) {
        return place.logicalId().equals(finding.change().logicalId())
                ? code(place.stack(), NAME)
                : code(place.stack(), NAME) + " " + code(place.logicalId(), NAME);
    }

    private String places() {
        var places = found.places();
        if (places.size() <= FEW_PLACES) {
            return places.isEmpty() ? "" : "- **Where:** " + named(places) + "\n";
        }
        var rest = places.size() > PLACES ? "\n\nand " + Verdict.counted(places.size() - PLACES, "more place") : "";
        return "\n<details><summary><b>Where:</b> %s</summary>\n\n%s%s\n\n</details>\n"
                .formatted(
                        summary(places),
                        places.stream().limit(PLACES).map(this::name).collect(Collectors.joining("\\\n")),
                        rest);
    }

    private static String summary(List<Place> places) {
        var all = Whereabouts.of(places);
        var text = all.stream().limit(PLACES / 10).map(FindingText::summary).collect(Collectors.joining(", "));
        return all.size() > PLACES / 10
                ? text + " and " + Verdict.counted(all.size() - PLACES / 10, "more environment")
                : text;
    }

    private static String summary(Whereabouts whereabouts) {
        return whereabouts.extent().isEmpty()
                ? code(whereabouts.stacks().get(0), NAME)
                : whereabouts.extent() + " of " + code(whereabouts.environment(), NAME);
    }

    private String longValues() {
        var changes = finding.evidence().stream()
                .filter(FindingText::isLong)
                .limit(LONG_VALUES)
                .toList();
        var lines = new ArrayList<String>();
        for (var change : changes) {
            var diff = LineDiff.of(Values.lines(change.before()), Values.lines(change.after()));
            lines.add("@@ " + PlainText.line(change.path(), NAME) + " @@");
            lines.addAll(diff.subList(0, Math.min(diff.size(), DIFF_LINES)));
            if (diff.size() > DIFF_LINES) {
                lines.add("@@ " + Verdict.counted(diff.size() - DIFF_LINES, "more line") + " @@");
            }
        }
        var fence = "`".repeat(Math.max(3, 1 + longestRunOfBackticks(lines)));
        return "\n<details><summary>%s before and after</summary>\n\n%sdiff\n%s\n%s\n\n</details>\n"
                .formatted(Verdict.counted(changes.size(), "long value"), fence, String.join("\n", lines), fence);
    }

    private static int longestRunOfBackticks(List<String> lines) {
        var longest = 0;
        for (var line : lines) {
            var run = 0;
            for (int at = 0; at < line.length(); at++) {
                run = line.charAt(at) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
