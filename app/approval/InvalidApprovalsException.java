package dev.meridian.app.approval;

import java.nio.file.Path;
import java.util.List;

/** A list of approvals that is not as it must be: every problem, each with the value got and the cure. */
public final class InvalidApprovalsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidApprovalsException(Path file, List<String> problems) {
        super("%s has %d problem(s):%n- %s".formatted(file, problems.size(), String.join("\n- ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each of which names its entry. */
    public List<String> problems() {
        return problems;
    }
}
