package dev.meridian.environments.validation.managed;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.data.SearchDefinition.Topology;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.regex.Pattern;

/** OpenSearch domains. */
public final class SearchRules {
    /** CreateDomain, Amazon OpenSearch Service API Reference. */
    private static final int LONGEST_NAME = 28;

    private static final int LEAST_STORAGE = 10;

    /** "Naming restrictions for indexes", Amazon OpenSearch Service Developer Guide; those with a full stop first are its own. */
    private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,254}");

    private SearchRules() {}

    /** Checks an environment's search domains. */
    public static void check(Problems problems, PhysicalNames names, EnvironmentDefinition environment) {
        problems.requireDistinct(environment.searchDomains(), SearchDefinition::name, "search domain");
        for (var domain : environment.searchDomains()) {
            var what = "search domain '%s'".formatted(domain.name());
            Names.requireName(problems, "search domain name", domain.name());
            var physical = names.search(domain.name());
            problems.require(
                    physical.length() <= LONGEST_NAME,
                    "%s: its name '%s' is %d characters long, AWS allows %d; shorten the system's, environment's or its"
                            + " own name",
                    what,
                    physical,
                    physical.length(),
                    LONGEST_NAME);
            checkNodes(problems, what, domain);
            checkZones(problems, what, environment, domain.topology());
            checkIndexes(problems, what, domain);
        }
    }

    private static void checkNodes(Problems problems, String what, SearchDefinition domain) {
        var type = domain.nodeType();
        type.refusedForSearch().ifPresent(reason -> problems.add("%s: node type %s %s", what, type, reason));
        type.largestSearchVolumeGiB()
                .ifPresent(largest -> problems.requireBetween(
                        LEAST_STORAGE,
                        largest,
                        domain.storageGiB(),
                        what + ": storageGiB",
                        "%s takes no other volume".formatted(type)));
        problems.require(
                domain.topology() != Topology.THREE_ZONES_WITH_STANDBY || type.isGraviton(),
                "%s: node type must be of a Graviton family for %s, as its leading nodes are, and none that lives on CPU"
                        + " credits, got %s",
                what,
                domain.topology(),
                type);
    }

    private static void checkIndexes(Problems problems, String what, SearchDefinition domain) {
        problems.require(
                !domain.indexes().isEmpty(),
                "%s: indexes must name at least one, got none; nobody could read or write any other",
                what);
        problems.requireDistinct(domain.indexes(), index -> index, what + ": index");
        for (var index : domain.indexes()) {
            problems.require(
                    INDEX.matcher(index).matches(),
                    "%s: index must be named in full, of lower-case letters, digits, hyphens, underscores and full stops,"
                            + " a letter or digit first, got '%s'",
                    what,
                    index);
        }
    }

    private static void checkZones(
            Problems problems, String what, EnvironmentDefinition environment, Topology topology) {
        var zones =
                switch (topology) {
                    case SINGLE_NODE -> 1;
                    case TWO_ZONES -> 2;
                    case THREE_ZONES_WITH_STANDBY -> 3;
                };
        for (var region : environment.regions()) {
            problems.require(
                    region.zones().size() >= zones,
                    "%s: topology %s needs %d zones, and region %s spans %d; add zones or choose a smaller topology",
                    what,
                    topology,
                    zones,
                    region.region(),
                    region.zones().size());
        }
        problems.require(
                !environment.availability().survivesZoneLoss() || topology == Topology.THREE_ZONES_WITH_STANDBY,
                "%s: topology must be THREE_ZONES_WITH_STANDBY for availability %s, got %s",
                what,
                environment.availability(),
                topology);
    }
}
