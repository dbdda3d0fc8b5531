package dev.meridian.stacks;

import java.util.Locale;

/** The layers of a region, in the order they are deployed; a layer depends only on those above it. */
enum Layer {
    /** What others copy or write into: log bucket, replication targets, backup vault, their keys. */
    VAULT(true),
    NETWORK(true),
    /** Connections between the networks of all regions. */
    PEERING(false),
    DATA(true),
    CLUSTER(false),
    INGRESS(false),
    ACCESS(false),
    BACKUP(false);

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
