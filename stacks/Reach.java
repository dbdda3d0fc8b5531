package dev.meridian.stacks;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awscdk.services.iam.IGrantable;

/**
 * All that a container needs in order to use or call something.
 *
 * @param entries how it finds it: the entries of its configuration
 * @param ways how its packets get there
 * @param grant what its identity is allowed, if that decides
 */
record Reach(Map<String, String> entries, List<Way> ways, List<Consumer<IGrantable>> grant) {
    Reach {
        entries = new TreeMap<>(entries);
        ways = List.copyOf(ways);
        grant = List.copyOf(grant);
    }

    /** Nothing but the way there, where a password or nothing at all decides. */
    static Reach open(Map<String, String> entries, Way... ways) {
        return new Reach(entries, List.of(ways), List.of());
    }

    /** The way there, for whom IAM lets through. */
    static Reach granted(Map<String, String> entries, Way way, Consumer<IGrantable> grant) {
        return new Reach(entries, List.of(way), List.of(grant));
    }

    /** Where packets go. */
    sealed interface Way {
        /** To addresses, such as a tier's. */
        record ToBlock(String cidr, int port) implements Way {
            public ToBlock {
                requireNonNull(cidr, "cidr");
            }
        }

        /** To pods with a label {@code app}. */
        record ToPods(String namespace, String app, int port) implements Way {
            public ToPods {
                requireNonNull(namespace, "namespace");
                requireNonNull(app, "app");
            }
        }

        /** To anybody outside the environment's networks. */
        record ToInternet(int port) implements Way {}
    }
}
