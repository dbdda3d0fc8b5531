package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.backup;
import static dev.meridian.environments.validation.Sample.primary;
import static dev.meridian.environments.validation.Sample.production;
import static dev.meridian.environments.validation.Sample.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "cidr of eu-west-1 must not overlap 172.17.0.0/16, Docker's bridge on every node, got"
                                + " 172.17.0.0/16; take a range beside it",
                        it -> it.addressSpace("172.16.0.0/13").regions(primary(), second("172.17.0.0/16"))),
                new Spoilt(
                        "address space must be an aligned IPv4 block, got '10.1.0.0/13'; did you mean 10.0.0.0/13?",
                        it -> it.addressSpace("10.1.0.0/13")),
                new Spoilt(
                        "zone 'eu-west-1a' is defined twice; give each its own name",
                        it -> it.regions(
                                primary(),
                                RegionDefinition.of(Sample.SECOND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "a", "b"))),
                new Spoilt("account must have 12 digits, got '42'", production("production", Account.of("42"))),
                new Spoilt(
                        "account: suffix must be 1 to 12 lower-case letters and digits, got 'Kim'",
                        production("production", new Account.Callers("Kim"))),
                new Spoilt(
                        "cidr of us-east-1 must be an aligned IPv4 block, got '10.0.1.0/16'; did you mean 10.0.0.0/16?",
                        it -> it.regions(
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.PRIMARY, "10.0.1.0/16", "a", "b", "c"),
                                second("10.1.0.0/16"))),
                new Spoilt(
                        "cidr of eu-west-1 must be an aligned IPv4 block, got '10.1.0.0'; write it like 10.0.0.0/16",
                        it -> it.regions(primary(), second("10.1.0.0"))),
                new Spoilt(
                        "cidr 10.0.0.0/16 of eu-west-1 overlaps 10.0.0.0/16 of us-east-1; give each region its own"
                                + " range",
                        it -> it.regions(primary(), second("10.0.0.0/16"))),
                new Spoilt(
                        "cidr of eu-west-1 must lie in the environment's address space 10.0.0.0/13, got 10.9.0.0/16",
                        it -> it.regions(primary(), second("10.9.0.0/16"))),
                new Spoilt(
                        "cidr of eu-west-1 must be a /16 to a /20, so that its tiers and zones find room, got"
                                + " 10.1.0.0/24",
                        it -> it.regions(primary(), second("10.1.0.0/24"))),
                new Spoilt(
                        "cidr of eu-west-1 must be private (RFC 1918), got 11.1.0.0/16; use a part of 10.0.0.0/8,"
                                + " 172.16.0.0/12 or 192.168.0.0/16",
                        it -> it.regions(primary(), second("11.1.0.0/16"))),
                new Spoilt(
                        "region eu-west-1 must span at least 3 zones for availability SURVIVES_REGION_LOSS, got 2"
                                + " (eu-west-1a, eu-west-1b)",
                        it -> it.regions(
                                primary(),
                                RegionDefinition.of(Sample.SECOND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "b"))),
                new Spoilt(
                        "region 'eu-west-9' is unknown; use one of ap-northeast-1, ap-southeast-1, ap-southeast-2,"
                                + " eu-central-1, eu-west-1, us-east-1, us-east-2, us-west-2",
                        it -> it.regions(
                                primary(),
                                second("10.1.0.0/16"),
                                RegionDefinition.of(
                                        new Region("eu-west-9"), RegionRole.ACTIVE, "10.2.0.0/16", "a", "b", "c"))),
                new Spoilt(
                        "zone 'eu-west-1x' is unknown in eu-west-1; use some of eu-west-1a, eu-west-1b, eu-west-1c",
                        it -> it.regions(
                                primary(),
                                RegionDefinition.of(Sample.SECOND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "b", "x"))),
                new Spoilt(
                        "region us-east-1 may span at most 4 zones, for which its address plan keeps room, got 5",
                        it -> it.regions(
                                RegionDefinition.of(
                                        Sample.PRIMARY, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b", "c", "d", "f"),
                                second("10.1.0.0/16"))),
                new Spoilt(
                        "exactly one region must be PRIMARY, got us-east-1 and eu-west-1; writes need one place to go",
                        it -> it.databases()
                                .fileStores()
                                .backup(backup(30, Optional.of(Region.IRELAND), 0))
                                .regions(
                                        primary(),
                                        RegionDefinition.of(
                                                Sample.SECOND, RegionRole.PRIMARY, "10.1.0.0/16", "a", "b", "c"))),
                new Spoilt(
                        "exactly one region must be PRIMARY, got none; writes need one place to go",
                        it -> it.regions(
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.STANDBY, "10.0.0.0/16", "a", "b", "c"),
                                second("10.1.0.0/16"))),
                new Spoilt(
                        "region 'us-east-1' is defined twice; give each its own name",
                        it -> it.regions(
                                primary(),
                                second("10.1.0.0/16"),
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.ACTIVE, "10.2.0.0/16", "a", "b", "c"))),
                new Spoilt(
                        "availability SURVIVES_REGION_LOSS needs at least two regions, got 1; add one or promise less",
                        it -> it.regions(primary())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void refuses_production_in_whichever_account_the_caller_has() {
        assertThat(Spoilt.problemsOf(production("production", new Account.Callers("sandbox1"))))
                .containsExactly(
                        "account is the caller's, and regions name each other by the account's digits; use one"
                                + " region or"
                                + " write the account down, got 2 regions",
                        "account is the caller's; write production's account down, so that it cannot land in another"
                                + " one");
    }
}
