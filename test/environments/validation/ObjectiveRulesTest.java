package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.cluster;
import static dev.meridian.environments.validation.Sample.database;
import static dev.meridian.environments.validation.Sample.nodes;
import static dev.meridian.environments.validation.Sample.objectives;
import static dev.meridian.environments.validation.Sample.primary;
import static dev.meridian.environments.validation.Sample.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.RecoveryObjectives;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "database 'main': objective database PT5M is shorter than a restore takes; add a standby or a"
                                + " replica",
                        it -> it.availability(Availability.BEST_EFFORT)
                                .databases(database("16.13", "db.r5.2xlarge")
                                        .standby(Standby.NONE)
                                        .replicaRegions()
                                        .build())),
                new Spoilt(
                        "objectives: application PT2M needs a second node while a new one starts; keep at least 2,"
                                + " got 1",
                        it -> it.availability(Availability.BEST_EFFORT)
                                .cluster(cluster("1.35", "172.20.0.0/16", nodes(1, 3, "m5.xlarge")))),
                new Spoilt(
                        "objectives: region PT15M is shorter than it takes to build a region; promise"
                                + " SURVIVES_REGION_LOSS or allow a day",
                        it -> it.availability(Availability.SURVIVES_ZONE_LOSS)),
                new Spoilt(
                        "objectives: dataCorruption PT30M is shorter than a restore takes; allow at least PT1H",
                        it -> it.objectives(new RecoveryObjectives(
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(15)))),
                new Spoilt(
                        "region us-west-2 is STANDBY and cannot take over without database 'main'; name it in"
                                + " replicaRegions",
                        it -> it.regions(
                                primary(),
                                second("10.1.0.0/16"),
                                RegionDefinition.of(Region.OREGON, RegionRole.STANDBY, "10.2.0.0/16", "a", "b", "c"))),
                new Spoilt(
                        "objectives: dataLoss must be longer than nothing, got PT-1S",
                        it -> it.objectives(objectives(Duration.ofMinutes(5), Duration.ofSeconds(-1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_a_promise_without_the_means_to_keep_it(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
