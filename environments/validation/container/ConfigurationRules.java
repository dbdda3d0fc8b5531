package dev.meridian.environments.validation.container;

import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.ContainerDefinition;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;

/** What a container reads at its start: entries, files, and the endpoints that are added to them. */
final class ConfigurationRules {
    /** "ConfigMaps", Kubernetes documentation. */
    private static final int MOST_BYTES = 1_048_576;

    private ConfigurationRules() {}

    static void check(Problems problems, String what, ContainerDefinition container) {
        container.configuration().ifPresent(configuration -> checkOne(problems, what, configuration));
        checkEndpoints(problems, what, container);
    }

    private static void checkOne(Problems problems, String what, Configuration configuration) {
        Names.requireLabel(problems, what + ": configuration name", configuration.name());
        configuration.entries().forEach((name, value) -> {
            Names.requireVariable(problems, what + ": configuration entry", name);
            Confidential.refuse(problems, "%s: configuration entry '%s'".formatted(what, name), name, value);
        });
        configuration.files().forEach((name, content) -> {
            Names.requireKey(problems, what + ": configuration file name", name);
            Confidential.refuseContent(problems, "%s: configuration file '%s'".formatted(what, name), content);
        });
        problems.require(
                configuration.files().isEmpty() == configuration.filesPath().isEmpty(),
                "%s: filesPath is the folder of configuration files, got '%s' for %d files; name both or neither",
                what,
                configuration.filesPath(),
                configuration.files().size());
        var bytes = Stream.of(configuration.entries(), configuration.files())
                .flatMap(part -> part.entrySet().stream())
                .mapToLong(ConfigurationRules::bytes)
                .sum();
        problems.require(
                bytes <= MOST_BYTES,
                "%s: configuration '%s' must hold at most %d bytes, got %d; put large files into an object store",
                what,
                configuration.name(),
                MOST_BYTES,
                bytes);
    }

    private static long bytes(Map.Entry<String, String> entry) {
        return (long) entry.getKey().getBytes(StandardCharsets.UTF_8).length
                + entry.getValue().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void checkEndpoints(Problems problems, String what, ContainerDefinition container) {
        for (var use : container.uses()) {
            Names.requireVariable(problems, what + ": prefix of used '%s'".formatted(use.name()), use.prefix());
        }
        for (var call : container.calls()) {
            if (!call.prefix().isEmpty()) {
                Names.requireVariable(problems, what + ": prefix of a call", call.prefix());
            }
        }
        var taken = new HashSet<String>();
        container
                .configuration()
                .ifPresent(configuration -> taken.addAll(configuration.entries().keySet()));
        taken.addAll(container.environment().keySet());
        for (var entry : Entries.of(container)) {
            problems.require(
                    taken.add(entry),
                    "%s: entry '%s' is set twice, once as an endpoint; give what is used or called another prefix",
                    what,
                    entry);
        }
        container.configuration().ifPresent(configuration -> {
            for (var name : container.environment().keySet()) {
                problems.require(
                        !configuration.entries().containsKey(name),
                        "%s: variable '%s' is an entry of configuration '%s' too; keep one of them",
                        what,
                        name,
                        configuration.name());
            }
        });
    }
}
