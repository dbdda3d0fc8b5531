package dev.meridian.app.review;

import dev.meridian.app.Phases;
import dev.meridian.app.approval.Approval;
import dev.meridian.app.approval.Approvals;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.SynthesizedFolder;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.app.review.assembly.UnreadableAssemblyException;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.cost.CostReview;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads both sides, compares them, and puts together what a reviewer is told. */
final class Reviewer {
    private final Approvals approvals;
    private final LocalDate today;
    private final Phases phases;

    private Reviewer(Approvals approvals, LocalDate today, Phases phases) {
        this.approvals = approvals;
        this.today = today;
        this.phases = phases;
    }

    /**
     * Reviews what was requested.
     *
     * @throws UnreadableAssemblyException if a side cannot be read
     * @throws IllegalStateException if the diff engine is not there
     */
    static Report review(Request request, Approvals approvals, LocalDate today, Phases phases) {
        try (var engine = DiffEngine.start()) {
            return new Reviewer(approvals, today, phases).review(request, engine);
        }
    }

    private Report review(Request request, DiffEngine engine) {
        var folder = Path.of(request.base());
        var isSnapshots = !Files.isDirectory(folder)
                || CommittedSnapshots.isFolder(folder)
                || CommittedSnapshots.isFolder(request.head());
        var templates = new Templates(isSnapshots ? AssetHashes.HIDDEN : AssetHashes.KEPT);
        var head = CompletableFuture.supplyAsync(() -> read(request.head(), templates));
        var base =
                Files.isDirectory(folder) ? read(folder, templates) : CommittedSnapshots.at(request.base(), templates);
        var proposed = joined(head);
        phases.end("assemblies");
        var comparison = Differences.between(base, proposed, engine);
        phases.end("comparison");
        var report = report(comparison, isSnapshots);
        phases.end("rules and prices");
        return report;
    }

    private static CloudAssembly joined(CompletableFuture<CloudAssembly> side) {
        try {
            return side.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof UnreadableAssemblyException unreadable ? unreadable : failure;
        }
    }

    private static CloudAssembly read(Path folder, Templates templates) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableAssemblyException("there is no folder %s; make synth writes cdk.out".formatted(folder));
        }
        return CommittedSnapshots.isFolder(folder)
                ? CommittedSnapshots.in(folder, templates)
                : SynthesizedFolder.read(folder, templates);
    }

    private Report report(Comparison comparison, boolean isSnapshots) {
        var findings = Rules.examine(comparison);
        var after = comparison.after();
        return new Report(
                comparison.before().origin(),
                after.origin(),
                after.stacks().size(),
                after.stacks().values().stream()
                                .mapToInt(
                                        stack -> stack.body().path("Resources").size())
                                .sum()
                        + after.manifests().values().stream()
                                .mapToInt(List::size)
                                .sum(),
                Grouping.of(findings, this::approval),
                CostReview.atListPrices().of(comparison),
                remarks(comparison, findings, isSnapshots));
    }

    private Optional<String> approval(Finding finding) {
        return approvals
                .find(
                        finding.rule().id(),
                        finding.change().stack().name(),
                        finding.change().logicalId(),
                        today)
                .map(Approval::reason);
    }

    /** A narrowed synthesis looks as if all else had been removed. */
    private static Optional<String> missingStacks(Comparison comparison) {
        var missing = new TreeSet<>(comparison.before().stacks().keySet());
        missing.removeAll(comparison.after().stacks().keySet());
        return missing.isEmpty()
                        || missing.size() * 2 < comparison.before().stacks().size()
                ? Optional.empty()
                : Optional.of(
                        "%s lacks %d of %d stacks: if its synthesis was narrowed, synthesize everything and review again."
                                .formatted(
                                        comparison.after().origin(),
                                        missing.size(),
                                        comparison.before().stacks().size()));
    }

    private List<String> remarks(Comparison comparison, List<Finding> findings, boolean isSnapshots) {
        var remarks = new LinkedHashSet<String>();
        if (!comparison.unknownTypes().isEmpty()) {
            remarks.add(
                    "AWS's schema does not know %s: nobody can say offline whether a change replaces them; look at a change set."
                            .formatted(String.join(", ", comparison.unknownTypes())));
        }
        missingStacks(comparison).ifPresent(remarks::add);
        if (isSnapshots) {
            remarks.add(
                    "Snapshots do not tell the content of assets (functions, files), so changes of it are not seen.");
        }
        for (var finding : findings) {
            if (finding.severity() == Severity.DANGEROUS) {
                approvals
                        .findExpired(
                                finding.rule().id(),
                                finding.change().stack().name(),
                                finding.change().logicalId(),
                                today)
                        .filter(expired -> approval(finding).isEmpty())
                        .ifPresent(expired -> remarks.add("The approval of %s for %s in %s expired on %s."
                                .formatted(
                                        finding.rule().id(),
                                        finding.change().logicalId(),
                                        finding.change().stack().name(),
                                        expired.expires())));
            }
        }
        return new ArrayList<>(remarks);
    }
}
