package dev.meridian.environments.validation.container;

import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.stream.Stream;

/** The names of the entries that tell a container where to find what it uses and calls. */
final class Entries {
    private static final List<String> OF_CALLS = List.of("HOST", "PORT");

    private Entries() {}

    /** Those of everything a container names. */
    static List<String> of(ContainerDefinition container) {
        return Stream.concat(
                        container.uses().stream().flatMap(Entries::of),
                        container.calls().stream().flatMap(Entries::of))
                .toList();
    }

    private static Stream<String> of(Use use) {
        return named(use.prefix(), use.kind().entries());
    }

    private static Stream<String> of(Call call) {
        return call.prefix().isEmpty() ? Stream.of() : named(call.prefix(), OF_CALLS);
    }

    private static Stream<String> named(String prefix, List<String> words) {
        return words.stream().map(word -> prefix + "_" + word);
    }
}
