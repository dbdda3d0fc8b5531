package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

/** Somebody a container opens connections to. Whatever is not named is out of its reach. */
public sealed interface Call {
    /** What the names of its configuration entries, {@code …_HOST} and {@code …_PORT}, begin with; empty for none. */
    String prefix();

    /**
     * A service of the same environment.
     *
     * @param namespace its namespace
     * @param service its name
     * @param port the name of its port
     */
    record Service(String namespace, String service, String port, String prefix) implements Call {
        public Service {
            requireNonNull(namespace, "namespace");
            requireNonNull(service, "service");
            requireNonNull(port, "port");
            requireNonNull(prefix, "prefix");
        }

        /** The same call, with entries of these names. */
        public Service as(String prefix) {
            return new Service(namespace, service, port, prefix);
        }
    }

    /**
     * Somebody on the internet. Network policies know addresses only: the port is open to any.
     *
     * @param host the name of the host
     * @param port its port
     */
    record Outside(String host, int port, String prefix) implements Call {
        public Outside {
            requireNonNull(host, "host");
            requireNonNull(prefix, "prefix");
        }

        /** The same call, with entries of these names. */
        public Outside as(String prefix) {
            return new Outside(host, port, prefix);
        }
    }

    /** A service of the same environment. */
    static Service to(String namespace, String service, String port) {
        return new Service(namespace, service, port, "");
    }

    /** A host on the internet. */
    static Outside outside(String host, int port) {
        return new Outside(host, port, "");
    }
}
