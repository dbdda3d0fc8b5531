package dev.meridian.constructs.workload.security;

import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Numbers;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who a container is on its node. By default it passes the Pod Security Standard {@code restricted}, and more: nothing
 * but its volumes is writable.
 *
 * @param user the numeric user; 0 is root and needs a {@link Deviation.RunsAsRoot}
 * @param group the numeric group
 * @param volumeGroup the group that owns its volumes
 * @param deviations which rules it does not keep, at most one of each kind
 */
public record PodSecurity(int user, int group, int volumeGroup, List<Deviation> deviations) {
    /** The first id that is neither the system's nor a person's on common images: {@value}. */
    public static final int DEFAULT_USER = 10_001;

    /** User and group {@value #DEFAULT_USER} without a deviation. */
    public static final PodSecurity DEFAULT = of(DEFAULT_USER);

    /** @throws IllegalArgumentException if an id is negative, or user and deviations contradict each other */
    public PodSecurity {
        deviations = List.copyOf(deviations);
        Numbers.atLeast("user", 0, user);
        Numbers.atLeast("group", 0, group);
        Numbers.atLeast("volumeGroup", 0, volumeGroup);
        var rules = deviations.stream().map(Deviation::rule).toList();
        if (rules.stream().distinct().count() < rules.size()) {
            throw new IllegalArgumentException("deviations must be of different kinds, got %s".formatted(rules));
        }
        var root = deviations.stream().anyMatch(Deviation.RunsAsRoot.class::isInstance);
        if (root != (user == 0)) {
            throw new IllegalArgumentException(
                    "user 0 and the deviation RunsAsRoot go together, got user %d and %s".formatted(user, rules));
        }
    }

    /** One number for user and groups. */
    public static PodSecurity of(int user, Deviation... deviations) {
        return new PodSecurity(user, user, user, List.of(deviations));
    }

    /** The strictest Pod Security Standard that its pods pass. */
    public PodSecurityLevel leastLevel() {
        return deviations.stream()
                .map(Deviation::leastLevel)
                .max(Comparator.naturalOrder())
                .orElse(PodSecurityLevel.RESTRICTED);
    }

    /** The reasons for its deviations, for the pods to carry. */
    public Map<String, String> annotations() {
        var annotations = new TreeMap<String, String>();
        deviations.forEach(
                deviation -> annotations.put(Owner.ANNOTATIONS + "deviation-" + deviation.rule(), deviation.reason()));
        return annotations;
    }

    /** What holds for the pod. */
    public PodSecurityContext podContext() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(user != 0)
                .withRunAsUser((long) user)
                .withRunAsGroup((long) group)
                .withFsGroup((long) volumeGroup)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    /** What holds for each container. */
    public SecurityContext containerContext() {
        var writable = deviations.stream().anyMatch(Deviation.WritableRootFilesystem.class::isInstance);
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(!writable)
                .withCapabilities(capabilities())
                .build();
    }

    private Capabilities capabilities() {
        var capabilities = new CapabilitiesBuilder().withDrop("ALL");
        deviations.stream()
                .filter(Deviation.Capabilities.class::isInstance)
                .map(Deviation.Capabilities.class::cast)
                .forEach(added -> capabilities.addAllToAdd(added.capabilities()));
        return capabilities.build();
    }
}
