package dev.meridian.stacks;

import java.util.Locale;

/** The layers of a region, in the order they are deployed; a layer depends only on those above it. */
enum Layer {
    /** What all later layers write their logs into. */
    LOGS(true),
    NETWORK(true),
    /** Connections between the networks of all regions. */
    PEERING(false),
    /** What other regions copy into: replication targets, backup vault, their key. */
    VAULT(true),
    DATA(true),
    CLUSTER(false),
    INGRESS(false),
    WORKLOADS(false),
    ACCESS(false),
    BACKUP(false),
    /** Alarms on all that stands above, and whom they reach. */
    OBSERVABILITY(false);

    private final boolean stateful;

    Layer(boolean stateful) {
        this.stateful = stateful;
    }

    /** Whether its stacks hold what cannot be made again by deploying once more. */
    boolean isStateful() {
        return stateful;
    }

    /** The last part of its stacks' names. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
