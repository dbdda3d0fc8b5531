package dev.meridian.app.review.report.markdown;

import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;

/** The words and signs for how much a finding asks. */
final class Labels {
    private Labels() {}

    static String word(Severity severity) {
        return switch (severity) {
            case DANGEROUS -> "dangerous";
            case NOTABLE -> "notable";
            case HARMLESS -> "harmless";
        };
    }

    static String of(ReportedFinding found) {
        return switch (found.finding().severity()) {
            case DANGEROUS -> found.isUnapprovedDanger() ? "🔴 **Dangerous**" : "🟢 **Dangerous, approved**";
            case NOTABLE -> "🟡 **Notable**";
            case HARMLESS -> "Harmless";
        };
    }
}
