package dev.meridian.environments.data;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.Region;
import java.util.Optional;

/**
 * Files on EFS, in every region of the environment: the replica region sees those of the primary and cannot write, any
 * other region has files of its own.
 *
 * @param name its name within the environment
 * @param path the folder that applications see as their root
 * @param replicaRegion the one region to which the primary region's files are copied; EFS allows no second
 */
public record FileStoreDefinition(String name, String path, Optional<Region> replicaRegion) {
    public FileStoreDefinition {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(replicaRegion, "replicaRegion");
    }
}
