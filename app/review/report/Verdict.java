package dev.meridian.app.review.report;

import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.ReportedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a report comes down to.
 *
 * @param sentence the verdict
 * @param besides what else there is, as a second sentence; empty if nothing
 */
public record Verdict(String sentence, String besides) {
    public static Verdict of(Outline outline) {
        var report = outline.report();
        if (outline.isEmpty()) {
            return new Verdict(
                    "No change: %s and %s are the same on both sides."
                            .formatted(counted(report.stacks(), "stack"), counted(report.resources(), "resource")),
                    "");
        }
        var tally = outline.tally();
        var besides = new ArrayList<String>();
        if (tally.unapproved() > 0) {
            if (tally.approved() > 0) {
                besides.add(counted(tally.approved(), "dangerous change") + " approved");
            }
            addRest(besides, tally);
            return new Verdict(
                    "%s in %s %s not approved."
                            .formatted(
                                    counted(tally.unapproved(), "dangerous change"),
                                    counted(unapprovedStacks(outline.inOrder()), "stack"),
                                    tally.unapproved() == 1 ? "is" : "are"),
                    besides(besides));
        }
        addRest(besides, tally);
        if (tally.approved() > 0) {
            return new Verdict(
                    "All that is dangerous is approved: %s.".formatted(counted(tally.approved(), "change")),
                    besides(besides));
        }
        return new Verdict("Nothing dangerous.", besides(besides));
    }

    /** Such as {@code 1 stack} and {@code 2 stacks}. */
    public static String counted(int count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Both sentences. */
    public String text() {
        return besides.isEmpty() ? sentence : sentence + " " + besides;
    }

    private static void addRest(List<String> besides, Outline.Tally tally) {
        if (tally.notable() > 0) {
            besides.add(number(tally.notable()) + " notable");
        }
        if (tally.harmless() > 0) {
            besides.add(number(tally.harmless()) + " harmless");
        }
    }

    private static String besides(List<String> parts) {
        return parts.isEmpty() ? "" : "Besides: " + String.join(", ", parts) + ".";
    }

    private static int unapprovedStacks(List<ReportedFinding> findings) {
        return (int) findings.stream()
                .filter(ReportedFinding::isUnapprovedDanger)
                .flatMap(found -> found.places().stream())
                .filter(place -> place.approval().isEmpty())
                .map(Place::stack)
                .distinct()
                .count();
    }
}
