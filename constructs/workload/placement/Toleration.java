package dev.meridian.constructs.workload.placement;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.Optional;

/**
 * A taint of nodes that does not keep pods away.
 *
 * @param key the taint's key
 * @param value its value; empty for any
 * @param effect its effect
 */
public record Toleration(String key, Optional<String> value, Effect effect) {
    /** @throws IllegalArgumentException if there is no key */
    public Toleration {
        requireNonNull(value, "value");
        requireNonNull(effect, "effect");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a toleration must name a key, got none; without one it tolerates all");
        }
    }

    io.fabric8.kubernetes.api.model.Toleration toKubernetes() {
        var toleration = new TolerationBuilder().withKey(key).withEffect(effect.title());
        return value.map(text -> toleration.withOperator("Equal").withValue(text))
                .orElseGet(() -> toleration.withOperator("Exists"))
                .build();
    }

    /** What a taint does to pods that do not tolerate it. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String title;

        Effect(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
