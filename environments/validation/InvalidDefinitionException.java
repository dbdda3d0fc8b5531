package dev.meridian.environments.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Definitions that cannot be built: every problem, each with the value got and the cure. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> problems;

    InvalidDefinitionException(Map<String, List<String>> problems) {
        super(problems.entrySet().stream()
                .map(entry -> "%s has %d problem(s):\n- %s"
                        .formatted(entry.getKey(), entry.getValue().size(), String.join("\n- ", entry.getValue())))
                .collect(Collectors.joining("\n")));
        this.problems = problems;
    }

    /** The problems by the thing that has them, such as {@code environment 'atlas-production'}. */
    public Map<String, List<String>> problems() {
        return problems;
    }
}
