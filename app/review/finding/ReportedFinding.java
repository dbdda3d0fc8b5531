package dev.meridian.app.review.finding;

import java.util.List;

/**
 * The same finding wherever it applies.
 *
 * @param finding one of them
 * @param places all places, in the order of their stacks and logical ids
 */
public record ReportedFinding(Finding finding, List<Place> places) {
    public ReportedFinding {
        places = List.copyOf(places);
    }

    /** Whether somebody has to approve it. */
    public boolean isUnapprovedDanger() {
        return finding.severity() == Severity.DANGEROUS
                && places.stream().anyMatch(place -> place.approval().isEmpty());
    }
}
