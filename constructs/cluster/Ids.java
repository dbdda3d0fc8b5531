package dev.meridian.constructs.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Construct ids made of names. */
final class Ids {
    private Ids() {}

    /** {@code of("Nodes", "general-spot")} is {@code NodesGeneralSpot}. */
    static String of(String prefix, String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", prefix, ""));
    }
}
