package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a container may do on its node. It never gains capabilities or escalates.
 *
 * @param user the numeric user it runs as, 1 to 2147483647
 * @param exemptions from which of the strictest rules it is exempt, each with its reason
 */
public record Privileges(int user, List<Exemption> exemptions) {
    /** The first id that is neither the system's nor a person's on common images. */
    public static final int DEFAULT_USER = 10_001;

    public Privileges {
        exemptions = List.copyOf(exemptions);
    }

    /** Not root, with nothing writable but its volumes. */
    public static Privileges of(int user) {
        return new Privileges(user, List.of());
    }

    /**
     * A rule that does not hold for a container.
     *
     * @param rule the rule
     * @param reason why the container cannot keep it
     */
    public record Exemption(Rule rule, String reason) {
        public Exemption {
            requireNonNull(rule, "rule");
            requireNonNull(reason, "reason");
        }
    }

    /** What every container keeps unless it says why not. */
    public enum Rule {
        READ_ONLY_ROOT_FILESYSTEM,
        NOT_ROOT
    }
}
