package dev.meridian.environments.validation;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.validation.rule.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Account, regions, zones and the addresses of each region. */
final class RegionRules {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9]{1,12}");
    /** Docker's bridge on every node, Amazon VPC User Guide, "VPC CIDR blocks". */
    private static final Cidr DOCKER_BRIDGE = new Cidr("172.17.0.0/16");

    private static final int MOST_ZONES = 4;
    private static final int WIDEST_VPC = 16;
    private static final int NARROWEST_VPC = 20;

    private RegionRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        checkAccount(problems, environment);
        checkRoles(problems, environment);
        environment.regions().forEach(region -> checkZones(problems, environment, region));
        checkAddresses(problems, environment);
    }

    private static void checkAccount(Problems problems, EnvironmentDefinition environment) {
        if (environment.account() instanceof Account.Fixed fixed) {
            problems.require(
                    ACCOUNT.matcher(fixed.digits()).matches(), "account must have 12 digits, got '%s'", fixed.digits());
        } else if (environment.account() instanceof Account.Callers callers) {
            problems.require(
                    SUFFIX.matcher(callers.suffix()).matches(),
                    "account: suffix must be 1 to 12 lower-case letters and digits, got '%s'",
                    callers.suffix());
            problems.require(
                    environment.regions().size() <= 1,
                    "account is the caller's, and regions name each other by the account's digits; use one region or"
                            + " write the account down, got %d regions",
                    environment.regions().size());
            problems.require(
                    !environment.isProduction(),
                    "account is the caller's; write production's account down, so that it cannot land in another one");
        }
    }

    private static void checkRoles(Problems problems, EnvironmentDefinition environment) {
        var primaries = environment.regions().stream()
                .filter(RegionDefinition::isPrimary)
                .map(region -> region.region().code())
                .toList();
        problems.require(
                primaries.size() == 1,
                "exactly one region must be PRIMARY, got %s; writes need one place to go",
                primaries.isEmpty() ? "none" : String.join(" and ", primaries));
        problems.requireDistinct(
                environment.regions(), region -> region.region().code(), "region");
        problems.require(
                environment.availability() != Availability.SURVIVES_REGION_LOSS
                        || environment.regions().size() > 1,
                "availability SURVIVES_REGION_LOSS needs at least two regions, got %d; add one or promise less",
                environment.regions().size());
    }

    private static void checkZones(Problems problems, EnvironmentDefinition environment, RegionDefinition region) {
        var code = region.region().code();
        if (!region.region().isKnown()) {
            problems.add("region '%s' is unknown; use one of %s", code, String.join(", ", Region.known()));
            return;
        }
        for (var zone : region.zones()) {
            problems.require(
                    region.region().zones().contains(zone),
                    "zone '%s' is unknown in %s; use some of %s",
                    zone,
                    code,
                    String.join(", ", region.region().zones()));
        }
        problems.requireDistinct(region.zones(), zone -> zone, "zone");
        var least = environment.availability().leastZones();
        problems.require(
                region.zones().size() >= least,
                "region %s must span at least %d zones for availability %s, got %d (%s)",
                code,
                least,
                environment.availability(),
                region.zones().size(),
                String.join(", ", region.zones()));
        problems.require(
                region.zones().size() <= MOST_ZONES,
                "region %s may span at most %d zones, for which its address plan keeps room, got %d",
                code,
                MOST_ZONES,
                region.zones().size());
    }

    private static void checkAddresses(Problems problems, EnvironmentDefinition environment) {
        NetworkRules.requirePrivateBlock(problems, "address space", environment.addressSpace());
        List<RegionDefinition> earlier = new ArrayList<>();
        for (var region : environment.regions()) {
            var what = "cidr of " + region.region();
            if (NetworkRules.requirePrivateBlock(problems, what, region.cidr())) {
                var prefix = region.cidr().range().orElseThrow().prefix();
                problems.require(
                        WIDEST_VPC <= prefix && prefix <= NARROWEST_VPC,
                        "%s must be a /%d to a /%d, so that its tiers and zones find room, got %s",
                        what,
                        WIDEST_VPC,
                        NARROWEST_VPC,
                        region.cidr());
                problems.require(
                        environment.addressSpace().range().isEmpty()
                                || environment.addressSpace().contains(region.cidr()),
                        "%s must lie in the environment's address space %s, got %s",
                        what,
                        environment.addressSpace(),
                        region.cidr());
            }
            problems.require(
                    !region.cidr().overlaps(DOCKER_BRIDGE),
                    "%s must not overlap %s, Docker's bridge on every node, got %s; take a range beside it",
                    what,
                    DOCKER_BRIDGE,
                    region.cidr());
            for (var other : earlier) {
                problems.require(
                        !other.cidr().overlaps(region.cidr()),
                        "cidr %s of %s overlaps %s of %s; give each region its own range",
                        region.cidr(),
                        region.region(),
                        other.cidr(),
                        other.region());
            }
            earlier.add(region);
        }
    }
}
