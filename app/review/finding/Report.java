package dev.meridian.app.review.finding;

import java.util.List;

/**
 * What a reviewer is told.
 *
 * @param before where the side that runs was read
 * @param after where the proposed side was read
 * @param stacks how many stacks were compared
 * @param resources how many resources, Kubernetes objects included, were compared
 * @param findings what was found, in the order in which to read it
 * @param costs what it costs, one for each environment whose bill changes or may change
 * @param remarks what a reviewer should know of the comparison itself, such as types that AWS's schema does not know
 */
public record Report(
        String before,
        String after,
        int stacks,
        int resources,
        List<ReportedFinding> findings,
        List<EnvironmentCost> costs,
        List<String> remarks) {
    public Report {
        findings = List.copyOf(findings);
        costs = List.copyOf(costs);
        remarks = List.copyOf(remarks);
    }

    /** Whether something dangerous is left that nobody approved. */
    public boolean isDangerous() {
        return findings.stream().anyMatch(ReportedFinding::isUnapprovedDanger);
    }
}
