package dev.meridian.app.approval;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The dangerous changes that somebody approved, as {@code approvals.yaml} lists them. An expired one approves nothing; it
 * stays known, so that whoever meets the change again learns why it no longer passes.
 *
 * @param all all of them, in the order of the file
 */
public record Approvals(List<Approval> all) {
    /** The list in a repository's root. */
    public static final Path FILE = Path.of("approvals.yaml");

    /** No approval at all. */
    public static final Approvals NONE = new Approvals(List.of());

    public Approvals {
        all = List.copyOf(all);
    }

    /**
     * Those of a file; none if there is no such file.
     *
     * @param today the day from which an expiry date may not be further away than a year
     * @throws InvalidApprovalsException if anything in the file is not as it must be
     * @throws IOException if it cannot be read
     */
    public static Approvals read(Path file, LocalDate today) throws IOException {
        return new ApprovalsFile(file, today).read();
    }

    /** The approval of a change that holds today; of several the first. */
    public Optional<Approval> find(String rule, String stack, String resource, LocalDate today) {
        return all.stream()
                .filter(approval -> !approval.isExpired(today))
                .filter(approval -> approval.names(rule, stack, resource))
                .findFirst();
    }

    /** An approval of a change that held until it expired; of several the one that held longest. */
    public Optional<Approval> findExpired(String rule, String stack, String resource, LocalDate today) {
        return expired(today).stream()
                .filter(approval -> approval.names(rule, stack, resource))
                .reduce((one, other) -> other.expires().isAfter(one.expires()) ? other : one);
    }

    /** Those that hold no longer. */
    public List<Approval> expired(LocalDate today) {
        return all.stream().filter(approval -> approval.isExpired(today)).toList();
    }
}
