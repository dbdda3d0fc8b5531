package dev.meridian.constructs.workload.probes;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What a container is asked. */
public sealed interface Check {
    /** The name of the port that is asked, if it is one. */
    Optional<String> port();

    /** Writes the question into a probe. */
    void ask(ProbeBuilder probe, ToIntFunction<String> portNumbers);

    /**
     * A path that answers 200 to 399.
     *
     * @param path the path, a slash first
     * @param portName the name of the port
     * @param scheme how it is asked; certificates are not verified
     */
    record Http(String path, String portName, Scheme scheme) implements Check {
        /** @throws IllegalArgumentException if the path does not begin with a slash */
        public Http {
            requireNonNull(portName, "portName");
            requireNonNull(scheme, "scheme");
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("a probe's path must begin with a slash, got '%s'".formatted(path));
            }
        }

        /** A path that is asked without TLS. */
        public Http(String path, String portName) {
            this(path, portName, Scheme.HTTP);
        }

        @Override
        public Optional<String> port() {
            return Optional.of(portName);
        }

        @Override
        public void ask(ProbeBuilder probe, ToIntFunction<String> portNumbers) {
            var http =
                    probe.withNewHttpGet().withPath(path).withPort(new IntOrString(portNumbers.applyAsInt(portName)));
            (scheme == Scheme.HTTPS ? http.withScheme(scheme.name()) : http).endHttpGet();
        }
    }

    /** A port that takes connections. */
    record Tcp(String portName) implements Check {
        public Tcp {
            requireNonNull(portName, "portName");
        }

        @Override
        public Optional<String> port() {
            return Optional.of(portName);
        }

        @Override
        public void ask(ProbeBuilder probe, ToIntFunction<String> portNumbers) {
            probe.withNewTcpSocket()
                    .withPort(new IntOrString(portNumbers.applyAsInt(portName)))
                    .endTcpSocket();
        }
    }

    /** A command that ends with 0. */
    record Command(List<String> words) implements Check {
        /** @throws IllegalArgumentException if there is no word */
        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a probe's command must have a word, got none");
            }
        }

        @Override
        public Optional<String> port() {
            return Optional.empty();
        }

        @Override
        public void ask(ProbeBuilder probe, ToIntFunction<String> portNumbers) {
            probe.withNewExec().withCommand(words).endExec();
        }
    }

    /**
     * The gRPC health checking protocol.
     *
     * @param portName the name of the port
     * @param service the service that is asked for; empty for the whole server
     */
    record Grpc(String portName, String service) implements Check {
        public Grpc {
            requireNonNull(portName, "portName");
            requireNonNull(service, "service");
        }

        @Override
        public Optional<String> port() {
            return Optional.of(portName);
        }

        @Override
        public void ask(ProbeBuilder probe, ToIntFunction<String> portNumbers) {
            probe.withNewGrpc()
                    .withPort(portNumbers.applyAsInt(portName))
                    .withService(service)
                    .endGrpc();
        }
    }

    /** How a path is asked. */
    enum Scheme {
        HTTP,
        HTTPS
    }
}
