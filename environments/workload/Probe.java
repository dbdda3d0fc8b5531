package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a container is asked whether it is well.
 *
 * @param check what is asked
 * @param initialDelaySeconds how long after its start it is asked first
 * @param periodSeconds how often it is asked, at least 1
 * @param timeoutSeconds how long it has to answer, at least 1
 * @param failureThreshold after how many failures in a row it counts as unwell, at least 1
 * @param successThreshold after how many successes in a row it counts as well; more than 1 for readiness only
 */
public record Probe(
        Check check,
        int initialDelaySeconds,
        int periodSeconds,
        int timeoutSeconds,
        int failureThreshold,
        int successThreshold) {
    public Probe {
        requireNonNull(check, "check");
    }

    /** What a container is asked. */
    public sealed interface Check {
        /**
         * A path that answers 200 to 399.
         *
         * @param path the path
         * @param port the name of the port
         */
        record Http(String path, String port) implements Check {
            public Http {
                requireNonNull(path, "path");
                requireNonNull(port, "port");
            }
        }

        /**
         * A port that takes connections.
         *
         * @param port the name of the port
         */
        record Tcp(String port) implements Check {
            public Tcp {
                requireNonNull(port, "port");
            }
        }

        /** A command that ends with 0. */
        record Command(List<String> words) implements Check {
            public Command {
                words = List.copyOf(words);
            }
        }
    }

    /** Asks a path, every 10 s, with Kubernetes's other defaults. */
    public static Probe http(String path, String port) {
        return new Probe(new Check.Http(path, port), 0, 10, 1, 3, 1);
    }

    /** Asks whether a port takes connections, with Kubernetes's defaults. */
    public static Probe tcp(String port) {
        return new Probe(new Check.Tcp(port), 0, 10, 1, 3, 1);
    }

    /** Runs a command in the container, with Kubernetes's defaults. */
    public static Probe command(String... words) {
        return new Probe(new Check.Command(List.of(words)), 0, 10, 1, 3, 1);
    }

    /** Asks first after a delay, then in a period. */
    public Probe every(int delaySeconds, int periodSeconds) {
        return new Probe(check, delaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);
    }

    /** Gives it this long to answer, and this many failures. */
    public Probe patience(int timeoutSeconds, int failureThreshold) {
        return new Probe(check, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);
    }
}
