package dev.meridian.constructs.workload.exposure;

import dev.meridian.constructs.workload.rules.Names;

/** Under which name other pods find a service. */
public sealed interface ServiceAddress {
    /** Nobody calls it. */
    record None() implements ServiceAddress {}

    /** One address, behind which its pods take turns. */
    record ClusterIp(String name) implements ServiceAddress {
        /** @throws IllegalArgumentException if the name is not one */
        public ClusterIp {
            Names.service("a Service's name", name);
        }
    }

    /** The addresses of its pods, which also have names of their own. */
    record Headless(String name) implements ServiceAddress {
        /** @throws IllegalArgumentException if the name is not one */
        public Headless {
            Names.service("a Service's name", name);
        }
    }
}
