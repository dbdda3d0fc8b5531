package dev.meridian.constructs.workload.volumes;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.rules.Tokens;
import java.util.regex.Pattern;

/** A folder of a container that is not of its image. */
public sealed interface Volume {
    /** Its name within the pod. */
    String name();

    /** Where the container sees it. */
    String mountPath();

    /**
     * Empty at first, gone with the pod. A pod that puts more into it is evicted.
     *
     * @param name its name within the pod
     * @param mountPath where the container sees it
     * @param sizeMiB how much it holds
     * @param medium where it is kept
     */
    record Scratch(String name, String mountPath, int sizeMiB, Medium medium) implements Volume {
        /** @throws IllegalArgumentException if the name, path or size is not one */
        public Scratch {
            check(name, mountPath);
            Numbers.atLeast("the sizeMiB of volume '%s'".formatted(name), 1, sizeMiB);
            requireNonNull(medium, "medium");
        }
    }

    /**
     * A disk of each pod's own, which stays when the pod is replaced and when its StatefulSet is deleted. An EBS volume
     * lives in one zone, and so does its pod.
     *
     * @param name its name within the pod
     * @param mountPath where the container sees it
     * @param sizeGiB its size; a StatefulSet cannot change it
     * @param storageClass the class of the disk
     */
    record Claim(String name, String mountPath, int sizeGiB, String storageClass) implements Volume {
        /** The cluster's own default: {@value}. */
        public static final String DEFAULT_STORAGE_CLASS = "gp3";

        private static final int LARGEST_GIB = 65_536;

        /** @throws IllegalArgumentException if the name, path, size or class is not one */
        public Claim {
            check(name, mountPath);
            Numbers.between("the sizeGiB of volume '%s'".formatted(name), 1, LARGEST_GIB, sizeGiB);
            Names.object("a storageClass", storageClass);
        }

        /** A disk of class {@value #DEFAULT_STORAGE_CLASS}. */
        public Claim(String name, String mountPath, int sizeGiB) {
            this(name, mountPath, sizeGiB, DEFAULT_STORAGE_CLASS);
        }
    }

    /**
     * A directory of an EFS file system, shared by all pods and encrypted on the way.
     *
     * <p>The nodes mount it as nobody in particular: the file system's policy must let them through its access points,
     * which tie what they do to one user and one directory.
     *
     * @param name its name within the pod
     * @param mountPath where the container sees it
     * @param fileSystemId the file system
     * @param accessPointId the access point of the directory
     */
    record SharedFiles(String name, String mountPath, String fileSystemId, String accessPointId) implements Volume {
        private static final Pattern FILE_SYSTEM = Pattern.compile("fs-[0-9a-f]{8,40}");
        private static final Pattern ACCESS_POINT = Pattern.compile("fsap-[0-9a-f]{8,40}");

        /** @throws IllegalArgumentException if the name, path or an id is not one */
        public SharedFiles {
            check(name, mountPath);
            checkId("fileSystemId", "fs-0123456789abcdef0", FILE_SYSTEM, fileSystemId);
            checkId("accessPointId", "fsap-0123456789abcdef0", ACCESS_POINT, accessPointId);
        }

        private static void checkId(String what, String example, Pattern pattern, String id) {
            if (!Tokens.isIn(id) && !pattern.matcher(id).matches()) {
                throw new IllegalArgumentException("%s must look like %s, got '%s'".formatted(what, example, id));
            }
        }
    }

    /** Where a temporary volume is kept. */
    enum Medium {
        /** On the node's disk. */
        DISK,
        /** In memory, where it counts towards the container's limit. */
        MEMORY
    }

    private static void check(String name, String mountPath) {
        Names.object("a volume's name", name);
        if (!mountPath.startsWith("/") || mountPath.contains(":") || mountPath.equals("/")) {
            throw new IllegalArgumentException(
                    "the mountPath of volume '%s' must be a folder below / without a colon, got '%s'"
                            .formatted(name, mountPath));
        }
    }
}
