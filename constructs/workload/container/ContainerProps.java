package dev.meridian.constructs.workload.container;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Environment;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.rules.Names;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What runs in a pod.
 *
 * @param image the image
 * @param resources what it is promised and may take
 * @param command what starts it; empty for the image's entry point
 * @param arguments what the command is given; empty for the image's own
 * @param environment variables one by one
 * @param configurations ConfigMaps that it reads, which belong to it
 */
public record ContainerProps(
        Image image,
        Resources resources,
        List<String> command,
        List<String> arguments,
        Map<String, Variable> environment,
        List<Configuration> configurations) {
    /**
     * Checks every component and how they fit together.
     *
     * @throws IllegalArgumentException if a variable's name is not one, a {@code $(NAME)} stands for nothing, or two
     *     ConfigMaps have one name
     */
    public ContainerProps {
        requireNonNull(image, "image");
        requireNonNull(resources, "resources");
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        configurations = List.copyOf(configurations);
        environment.keySet().forEach(Names::variable);
        var names = new HashSet<String>();
        configurations.forEach(configuration -> {
            if (!names.add(configuration.name())) {
                throw new IllegalArgumentException(
                        "ConfigMaps must have names of their own, got '%s' twice".formatted(configuration.name()));
            }
        });
        environmentOf(environment, configurations, command, arguments);
    }

    /** Its variables in an order in which references are expanded. */
    public Environment orderedEnvironment() {
        return environmentOf(environment, configurations, command, arguments);
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(Image image, Resources resources) {
        return new Builder(image, resources);
    }

    private static Environment environmentOf(
            Map<String, Variable> environment,
            List<Configuration> configurations,
            List<String> command,
            List<String> arguments) {
        return new Environment(
                environment,
                configurations,
                Stream.concat(command.stream(), arguments.stream()).toList());
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final Image image;
        private final Resources resources;
        private List<String> command = List.of();
        private List<String> arguments = List.of();
        private Map<String, Variable> environment = Map.of();
        private List<Configuration> configurations = List.of();

        private Builder(Image image, Resources resources) {
            this.image = image;
            this.resources = resources;
        }

        /** Starts this. Default: the image's entry point. */
        public Builder command(List<String> command) {
            this.command = command;
            return this;
        }

        /** Starts it with these. Default: the image's own. */
        public Builder arguments(List<String> arguments) {
            this.arguments = arguments;
            return this;
        }

        /** Sets these variables. Default: none. */
        public Builder environment(Map<String, Variable> environment) {
            this.environment = environment;
            return this;
        }

        /** Reads these. Default: none. */
        public Builder configurations(List<? extends Configuration> configurations) {
            this.configurations = List.copyOf(configurations);
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public ContainerProps build() {
            return new ContainerProps(image, resources, command, arguments, environment, configurations);
        }
    }
}
