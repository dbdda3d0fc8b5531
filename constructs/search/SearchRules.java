package dev.meridian.constructs.search;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.search.nodes.DedicatedMasters;
import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.constructs.search.nodes.SearchTopology;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** How the properties of a domain must fit together for OpenSearch Service to accept it. */
final class SearchRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,27}");

    private SearchRules() {}

    static void requireName(String name) {
        if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "name must be 3 to 28 lower-case letters, digits and hyphens, a letter first, got '%s'"
                            .formatted(name));
        }
    }

    static void requireVolume(IndexStorage storage, SearchNodeType nodeType) {
        if (storage.volumeGiB() > nodeType.largestVolumeGiB()) {
            throw new IllegalArgumentException(
                    "%s takes volumes of up to %d GiB, got %d; choose a larger size or more nodes"
                            .formatted(nodeType.apiName(), nodeType.largestVolumeGiB(), storage.volumeGiB()));
        }
    }

    static void requireTopology(SearchTopology topology, SearchNodeType nodeType) {
        if (topology instanceof SearchTopology.WithStandby standby) {
            requireSteady("data nodes", nodeType);
            requireSteady("dedicated masters", standby.masters().nodeType());
            requireSameArchitecture(standby.masters(), nodeType);
        } else if (topology instanceof SearchTopology.ThreeZones three) {
            var masters = three.masters();
            if (masters.nodeType().burstable() && three.dataNodes() > SearchTopology.MAX_WITHOUT_MASTERS) {
                throw new IllegalArgumentException("dedicated masters of type %s lead up to %d data nodes, got %d"
                        .formatted(
                                masters.nodeType().apiName(), SearchTopology.MAX_WITHOUT_MASTERS, three.dataNodes()));
            }
            requireSameArchitecture(masters, nodeType);
        }
    }

    /** Multi-AZ with Standby is not offered for nodes on CPU credits. */
    private static void requireSteady(String nodes, SearchNodeType nodeType) {
        if (nodeType.burstable()) {
            throw new IllegalArgumentException(
                    "%s of a domain with a standby zone must not be burstable, got %s; use ThreeZones for those"
                            .formatted(nodes, nodeType.apiName()));
        }
    }

    private static void requireSameArchitecture(DedicatedMasters masters, SearchNodeType nodeType) {
        if (!masters.nodeType().sharesArchitectureWith(nodeType)) {
            throw new IllegalArgumentException(
                    "dedicated masters and data nodes must both run on Graviton or both not, got %s and %s"
                            .formatted(masters.nodeType().apiName(), nodeType.apiName()));
        }
    }

    static void requireWholeMinutes(LocalTime start) {
        if (start.getSecond() != 0 || start.getNano() != 0) {
            throw new IllegalArgumentException("offPeakStart must be a whole minute, got %s".formatted(start));
        }
    }
}
