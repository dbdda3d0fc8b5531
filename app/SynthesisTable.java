package dev.meridian.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a synthesis wrote, for a person to read. */
final class SynthesisTable {
    private static final String ROW = "%-28s %7s %10s %12s %22s%n";

    private SynthesisTable() {}

    static String of(List<StackArtifact> stacks, Path folder, Duration took) {
        var stages = new TreeMap<String, List<StackArtifact>>();
        stacks.forEach(stack ->
                stages.merge(stack.stage(), List.of(stack), (one, other) -> Stream.concat(one.stream(), other.stream())
                        .toList()));
        var table =
                new StringBuilder(ROW.formatted("environment", "stacks", "resources", "templates", "largest template"));
        stages.forEach((stage, members) -> table.append(row(stage, members)));
        table.append(row("all", stacks));
        return table.append("%n%.1f s, written to %s%n".formatted(took.toMillis() / 1000.0, folder.getFileName()))
                .toString();
    }

    private static String row(String name, List<StackArtifact> stacks) {
        return ROW.formatted(
                name,
                stacks.size(),
                stacks.stream().mapToInt(stack -> stack.resources().size()).sum(),
                kilobytes(stacks.stream().mapToLong(StackArtifact::bytes).sum()),
                kilobytes(stacks.stream().mapToLong(StackArtifact::bytes).max().orElse(0)));
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,d KB", bytes / 1000);
    }
}
