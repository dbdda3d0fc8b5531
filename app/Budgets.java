package dev.meridian.app;

import java.util.List;
import java.util.stream.Stream;

/** Keeps every stack well below CloudFormation's limits of 500 resources and 1 MB, so that it can still grow. */
final class Budgets {
    static final int MOST_RESOURCES = 400;
    static final long MOST_BYTES = 700_000;

    private Budgets() {}

    /** What is over budget, with the cure. */
    static List<String> exceeded(List<StackArtifact> stacks) {
        return stacks.stream().flatMap(Budgets::exceeded).toList();
    }

    private static Stream<String> exceeded(StackArtifact stack) {
        var resources = stack.resources().size();
        var bytes = stack.bytes();
        return Stream.of(
                        resources > MOST_RESOURCES
                                ? "stack %s has %d resources, the budget is %d; split its layer"
                                        .formatted(stack.name(), resources, MOST_RESOURCES)
                                : "",
                        bytes > MOST_BYTES
                                ? "template of %s has %d bytes, the budget is %d; split its layer"
                                        .formatted(stack.name(), bytes, MOST_BYTES)
                                : "")
                .filter(problem -> !problem.isEmpty());
    }
}
