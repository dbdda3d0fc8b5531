package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

/** A folder of a container that is not of its image. */
public sealed interface Volume {
    /** The path at which the container sees it. */
    String mountPath();

    /**
     * Gone with the pod.
     *
     * @param name its name within the service
     * @param sizeMiB how much it may hold
     */
    record Temporary(String name, String mountPath, int sizeMiB) implements Volume {
        public Temporary {
            requireNonNull(name, "name");
            requireNonNull(mountPath, "mountPath");
        }
    }

    /**
     * A disk of each pod's own, which stays when the pod is replaced: an EBS volume, bound to one zone.
     *
     * @param name its name within the service
     * @param sizeGiB its size
     */
    record Disk(String name, String mountPath, int sizeGiB) implements Volume {
        public Disk {
            requireNonNull(name, "name");
            requireNonNull(mountPath, "mountPath");
        }
    }

    /**
     * A file store of the environment, shared by all pods.
     *
     * @param store the file store's name
     */
    record Files(String store, String mountPath) implements Volume {
        public Files {
            requireNonNull(store, "store");
            requireNonNull(mountPath, "mountPath");
        }
    }
}
