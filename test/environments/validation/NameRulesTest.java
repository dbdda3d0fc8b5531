package dev.meridian.environments.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "object store 'assets' is defined twice; give each its own name",
                        it -> it.objectStores(
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30),
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30))),
                new Spoilt(
                        "bucket name 'sample-production-a-very-long-name-for-objects-000000000000-us-east-1' is 69"
                                + " characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        it -> it.objectStores(new ObjectStoreDefinition(
                                "a-very-long-name-for-objects", Replication.BETWEEN_ALL, 30, 30))),
                new Spoilt(
                        "database name must be lower-case letters, digits and single hyphens, a letter first, got"
                                + " 'Main_DB'",
                        it -> it.databases(DatabaseDefinition.builder("Main_DB", "16.9", "db.r5.2xlarge")
                                .standby(Standby.OTHER_ZONE)
                                .replicaRegions(Sample.SECOND)
                                .build())),
                new Spoilt(
                        "archived database name 'sample-production-a-database-with-a-long-name' is 45 characters long, AWS"
                                + " allows 40; shorten the system's, environment's or its own name",
                        it -> it.databases(
                                DatabaseDefinition.builder("a-database-with-a-long-name", "16.13", "db.r5.2xlarge")
                                        .standby(Standby.OTHER_ZONE)
                                        .replicaRegions(Sample.SECOND)
                                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
