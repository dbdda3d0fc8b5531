package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.ServiceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as it runs on a laptop: what its cluster would run, and what only a laptop has.
 *
 * @param name the name under which other containers find it; its container's name is the system's and this
 * @param service what it is on a cluster
 * @param origin where its image comes from
 * @param command what is started instead of what the cluster starts; empty for that
 * @param environment further environment variables, in which {@code $(NAME)} stands for another one
 * @param mounts its folders that are not of its image, in place of the cluster's volumes at the same path
 * @param ports which of its ports answer on the laptop
 * @param health how it is asked whether it is well
 * @param start when it is started
 */
public record LocalService(
        String name,
        ServiceDefinition service,
        Origin origin,
        List<String> command,
        Map<String, String> environment,
        List<Mount> mounts,
        List<PublishedPort> ports,
        Health health,
        Start start) {
    /** The image is the cluster's. */
    public static final Origin DEFAULT_ORIGIN = new Origin.Pulled();

    /** Nothing is asked. */
    public static final Health DEFAULT_HEALTH = new Health.Unasked();

    public LocalService {
        requireNonNull(name, "name");
        requireNonNull(service, "service");
        requireNonNull(origin, "origin");
        requireNonNull(health, "health");
        requireNonNull(start, "start");
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    /** When a service is started. */
    public enum Start {
        /** With the others. */
        ALWAYS,
        /** When somebody asks for it by the profile of its name. */
        ON_DEMAND
    }

    /**
     * A port of the service that answers on the laptop, and on no other machine.
     *
     * @param port the name of the service's port
     * @param laptop the laptop's port, 1024 to 65535
     */
    public record PublishedPort(String port, int laptop) {
        public PublishedPort {
            requireNonNull(port, "port");
        }
    }

    /** Starts with a service as its cluster runs it. */
    public static Builder builder(String name, ServiceDefinition service) {
        return new Builder(name, service);
    }

    /** Names each part where it differs from the cluster. */
    public static final class Builder {
        private final String name;
        private final ServiceDefinition service;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<PublishedPort> ports = new ArrayList<>();
        private Origin origin = DEFAULT_ORIGIN;
        private List<String> command = List.of();
        private List<Mount> mounts = List.of();
        private Health health = DEFAULT_HEALTH;
        private Start start = Start.ALWAYS;

        private Builder(String name, ServiceDefinition service) {
            this.name = name;
            this.service = service;
        }

        /** Takes its image from here. Default: {@link LocalService#DEFAULT_ORIGIN}. */
        public Builder origin(Origin origin) {
            this.origin = origin;
            return this;
        }

        /** Starts this. Default: what the cluster starts. */
        public Builder command(String... command) {
            this.command = List.of(command);
            return this;
        }

        /** Sets a variable that only the laptop has. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Mounts these. Default: the cluster's volumes only. */
        public Builder mounts(Mount... mounts) {
            this.mounts = List.of(mounts);
            return this;
        }

        /** Answers on one port of the laptop more. */
        public Builder publish(String port, int laptop) {
            ports.add(new PublishedPort(port, laptop));
            return this;
        }

        /** Is asked so whether it is well. Default: {@link LocalService#DEFAULT_HEALTH}. */
        public Builder health(Health health) {
            this.health = health;
            return this;
        }

        /** Is started by its profile only. Default: with the others. */
        public Builder onDemand() {
            this.start = Start.ON_DEMAND;
            return this;
        }

        /** The service as said so far. */
        public LocalService build() {
            return new LocalService(name, service, origin, command, environment, mounts, ports, health, start);
        }
    }
}
