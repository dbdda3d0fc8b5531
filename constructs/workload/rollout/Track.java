package dev.meridian.constructs.workload.rollout;

import java.util.Map;

/** One of the versions of a service that run side by side: a Deployment of its own, with a label of its own. */
public enum Track {
    /** The only one there is. */
    ONLY("", Map.of()),
    BLUE("-blue", Map.of("colour", "blue")),
    GREEN("-green", Map.of("colour", "green")),
    /** The version that a canary is compared with. */
    STABLE("-stable", Map.of("track", "stable")),
    /** The version that a canary tries. */
    CANDIDATE("-candidate", Map.of("track", "candidate"));

    private final String suffix;
    private final Map<String, String> labels;

    Track(String suffix, Map<String, String> labels) {
        this.suffix = suffix;
        this.labels = labels;
    }

    /** The name of what belongs to this version only. */
    public String nameOf(String name) {
        return name + suffix;
    }

    /** The label of its pods, if there are several versions. */
    public Map<String, String> labels() {
        return labels;
    }
}
