package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How a container on a laptop is asked whether it is well: Docker can only run a command in it. */
public sealed interface Health {
    /** Not at all. */
    record Unasked() implements Health {}

    /**
     * What the cluster's readiness probe asks (or else the liveness probe), by a program that the image has anyhow.
     *
     * @param asker that program
     */
    record AsProbed(Asker asker) implements Health {
        public AsProbed {
            requireNonNull(asker, "asker");
        }
    }

    /** A command that ends with 0, as often as the cluster's probe says. */
    record Command(List<String> words) implements Health {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** A program of the image that can ask a path or a port. Slim images have no curl. */
    enum Asker {
        PYTHON {
            @Override
            public List<String> http(int port, String path) {
                return List.of(
                        "python",
                        "-c",
                        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:%d%s', timeout=%d)"
                                .formatted(port, path, PATIENCE_SECONDS));
            }

            @Override
            public List<String> tcp(int port) {
                return List.of(
                        "python",
                        "-c",
                        "import socket; socket.create_connection(('127.0.0.1', %d), %d)"
                                .formatted(port, PATIENCE_SECONDS));
            }
        },
        NODE {
            @Override
            public List<String> http(int port, String path) {
                return List.of(
                        "node",
                        "-e",
                        "fetch('http://127.0.0.1:%d%s').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
                                .formatted(port, path));
            }

            @Override
            public List<String> tcp(int port) {
                return List.of(
                        "node",
                        "-e",
                        "require('net').connect(%d, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"
                                .formatted(port));
            }
        },
        BUSYBOX {
            @Override
            public List<String> http(int port, String path) {
                return List.of(
                        "wget",
                        "-q",
                        "-T",
                        "" + PATIENCE_SECONDS,
                        "-O",
                        "/dev/null",
                        "http://127.0.0.1:%d%s".formatted(port, path));
            }

            @Override
            public List<String> tcp(int port) {
                return List.of("nc", "-z", "-w", "" + PATIENCE_SECONDS, "127.0.0.1", "" + port);
            }
        };

        /** How many seconds an answer may take: {@value}. */
        public static final int PATIENCE_SECONDS = 3;

        /** The command that ends with 0 if the path answers 200 to 299, be it after a redirect. */
        public abstract List<String> http(int port, String path);

        /** The command that ends with 0 if the port takes a connection. */
        public abstract List<String> tcp(int port);
    }

    /** What the probe asks, by this program of the image. */
    static Health by(Asker asker) {
        return new AsProbed(asker);
    }
}
