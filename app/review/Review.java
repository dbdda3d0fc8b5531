package dev.meridian.app.review;

import dev.meridian.app.Phases;
import dev.meridian.app.approval.Approvals;
import dev.meridian.app.approval.InvalidApprovalsException;
import dev.meridian.app.review.assembly.UnreadableAssemblyException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Says what a change does to running systems before it is deployed.
 *
 * <p>{@code Review <base> [<head>] [--out <folder>]}: the base is a git ref, whose committed snapshots are read, or the
 * folder of a cloud assembly; the head is such a folder, {@code cdk.out} unless another is given. It prints the report and
 * writes it as {@code review.md}, {@code review.json} and {@code review.sarif} into the folder. Exit status: 0 if nothing
 * dangerous is left to approve, 1 if something is, 2 if it could not compare.
 */
public final class Review {
    private static final int SAFE = 0;
    private static final int DANGEROUS = 1;
    private static final int FAILED = 2;

    private Review() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            var phases = new Phases();
            phases.end("start");
            var request = Request.of(arguments);
            var today = LocalDate.now(ZoneOffset.UTC);
            request.clear();
            var report = Reviewer.review(request, Approvals.read(Approvals.FILE, today), today, phases);
            request.write(report);
            phases.end("written reports");
            phases.report();
            return report.isDangerous() ? DANGEROUS : SAFE;
        } catch (IllegalArgumentException
                | IllegalStateException
                | UnreadableAssemblyException
                | InvalidApprovalsException refusal) {
            System.err.println("could not compare: " + refusal.getMessage());
        } catch (IOException failure) {
            System.err.println("could not compare: " + failure);
        } catch (RuntimeException | StackOverflowError defect) {
            System.err.println("could not compare, by a defect of the review itself (%s at %s)"
                    .formatted(
                            defect,
                            Stream.of(defect.getStackTrace()).findFirst().orElse(null)));
        }
        return FAILED;
    }
}
