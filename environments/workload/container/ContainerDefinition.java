package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in a pod.
 *
 * @param image what is run
 * @param command what is started instead of the image's entry point; empty for that
 * @param arguments what it is started with instead of the image's arguments; empty for those
 * @param resources what it is promised and may take
 * @param configuration what it reads at its start
 * @param environment further environment variables, in the order in which they may refer to one another
 * @param volumes its folders that are not of its image
 * @param privileges what it may do on its node
 * @param uses the stores and channels it works with
 * @param calls whom it opens connections to
 */
public record ContainerDefinition(
        Image image,
        List<String> command,
        List<String> arguments,
        Resources resources,
        Optional<Configuration> configuration,
        Map<String, Variable> environment,
        List<Volume> volumes,
        Privileges privileges,
        List<Use> uses,
        List<Call> calls) {
    public ContainerDefinition {
        requireNonNull(image, "image");
        requireNonNull(resources, "resources");
        requireNonNull(configuration, "configuration");
        requireNonNull(privileges, "privileges");
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        volumes = List.copyOf(volumes);
        uses = List.copyOf(uses);
        calls = List.copyOf(calls);
    }
}
