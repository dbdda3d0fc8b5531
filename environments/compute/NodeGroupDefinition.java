package dev.meridian.environments.compute;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.InstanceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nodes of one kind.
 *
 * @param name the group's name
 * @param instanceTypes what may be used, most wanted first; several make interruptions of spot capacity rarer
 * @param purchase how the capacity is paid for
 * @param minimum how many nodes there are at least
 * @param maximum how many there are at most
 * @param diskGiB the size of each node's volume
 */
public record NodeGroupDefinition(
        String name, List<InstanceType> instanceTypes, Purchase purchase, int minimum, int maximum, int diskGiB) {
    public NodeGroupDefinition {
        requireNonNull(name, "name");
        requireNonNull(purchase, "purchase");
        instanceTypes = List.copyOf(instanceTypes);
    }

    /** Nodes of these types, with the 100 GB volume that A4 asks for. */
    public static NodeGroupDefinition of(
            String name, Purchase purchase, int minimum, int maximum, String... instanceTypes) {
        return new NodeGroupDefinition(
                name, Stream.of(instanceTypes).map(InstanceType::new).toList(), purchase, minimum, maximum, 100);
    }

    /** How capacity is paid for. */
    public enum Purchase {
        /** By the second, or covered by a reservation. */
        ON_DEMAND,
        /** AWS's spare capacity: cheaper, and taken back with two minutes' notice. */
        SPOT
    }
}
