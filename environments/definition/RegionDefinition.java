package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.network.Cidr;
import java.util.List;
import java.util.stream.Stream;

/**
 * One region of an environment, with its own network.
 *
 * @param region where
 * @param role what it does for the environment
 * @param cidr the addresses of its VPC, /16 to /20, inside the environment's address space
 * @param zones the zones it spans, in order: a new one goes to the end, so that no block moves
 */
public record RegionDefinition(Region region, RegionRole role, Cidr cidr, List<String> zones) {
    public RegionDefinition {
        requireNonNull(region, "region");
        requireNonNull(role, "role");
        requireNonNull(cidr, "cidr");
        zones = List.copyOf(zones);
    }

    /** A region that spans the zones with these letters. */
    public static RegionDefinition of(Region region, RegionRole role, String cidr, String... zoneLetters) {
        return new RegionDefinition(
                region,
                role,
                new Cidr(cidr),
                Stream.of(zoneLetters).map(region.code()::concat).toList());
    }

    /** Whether it takes all writes. */
    public boolean isPrimary() {
        return role == RegionRole.PRIMARY;
    }
}
