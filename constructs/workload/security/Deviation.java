package dev.meridian.constructs.workload.security;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A rule that a container does not keep, with the reason, which is written onto its pods. */
public sealed interface Deviation {
    /** Why the container cannot keep the rule. */
    String reason();

    /** The rule's name, as pods carry it. */
    String rule();

    /** The strictest Pod Security Standard that pods with this deviation pass. */
    PodSecurityLevel leastLevel();

    /** The image writes outside its volumes. */
    record WritableRootFilesystem(String reason) implements Deviation {
        /** @throws IllegalArgumentException if there is no reason */
        public WritableRootFilesystem {
            requireReason("a writable root filesystem", reason);
        }

        @Override
        public String rule() {
            return "writable-root-filesystem";
        }

        @Override
        public PodSecurityLevel leastLevel() {
            return PodSecurityLevel.RESTRICTED;
        }
    }

    /** The image runs as root, without the capabilities of root. */
    record RunsAsRoot(String reason) implements Deviation {
        /** @throws IllegalArgumentException if there is no reason */
        public RunsAsRoot {
            requireReason("running as root", reason);
        }

        @Override
        public String rule() {
            return "runs-as-root";
        }

        @Override
        public PodSecurityLevel leastLevel() {
            return PodSecurityLevel.BASELINE;
        }
    }

    /**
     * The image needs capabilities of the kernel.
     *
     * @param capabilities such as {@code NET_BIND_SERVICE}
     */
    record Capabilities(Set<String> capabilities, String reason) implements Deviation {
        private static final Set<String> RESTRICTED = Set.of("NET_BIND_SERVICE");
        private static final Set<String> BASELINE = Set.of(
                "AUDIT_WRITE",
                "CHOWN",
                "DAC_OVERRIDE",
                "FOWNER",
                "FSETID",
                "KILL",
                "MKNOD",
                "NET_BIND_SERVICE",
                "SETFCAP",
                "SETGID",
                "SETPCAP",
                "SETUID",
                "SYS_CHROOT");

        /** @throws IllegalArgumentException if there is no capability or no reason, or one is {@code ALL} */
        public Capabilities {
            requireReason("capabilities", reason);
            capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities));
            if (capabilities.isEmpty() || capabilities.contains("ALL")) {
                throw new IllegalArgumentException(
                        "capabilities must be named one by one, got %s".formatted(capabilities));
            }
        }

        @Override
        public String rule() {
            return "capabilities";
        }

        /** By Kubernetes's documentation, Pod Security Standards. */
        @Override
        public PodSecurityLevel leastLevel() {
            if (RESTRICTED.containsAll(capabilities)) {
                return PodSecurityLevel.RESTRICTED;
            }
            return BASELINE.containsAll(capabilities) ? PodSecurityLevel.BASELINE : PodSecurityLevel.PRIVILEGED;
        }
    }

    private static void requireReason(String what, String reason) {
        requireNonNull(reason, "reason");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("%s must have a reason, got none".formatted(what));
        }
    }
}
