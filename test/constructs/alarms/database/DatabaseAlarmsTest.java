package dev.meridian.constructs.alarms.database;

import static dev.meridian.constructs.alarms.Synthesized.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.alarms.Synthesized;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import dev.meridian.support.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAlarmsTest {
    private static final DatabaseInstanceClass CLASS = new DatabaseInstanceClass("db.r5.2xlarge");

    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new DatabaseAlarms(
                stack,
                "Writer",
                DatabaseAlarmsProps.builder(TOPIC, "atlas", CLASS, 500, new DatabaseRole.Writer())
                        .build());
        new DatabaseAlarms(
                stack,
                "Replica",
                DatabaseAlarmsProps.builder(TOPIC, "atlas-reader", CLASS, 500, new DatabaseRole.Replica(60))
                        .connectionMaximum(new ConnectionMaximum.Configured(300))
                        .connectionsPercent(50)
                        .build());
        template = Synthesized.of(stack);
    }

    @Test
    void a_writer_and_a_replica_differ_in_one_alarm() {
        assertThat(template.alarms())
                .containsExactly(
                        "ReplicaConnections",
                        "ReplicaCpu",
                        "ReplicaFreeMemory",
                        "ReplicaFreeStorage",
                        "ReplicaReplicaLag",
                        "WriterConnections",
                        "WriterCpu",
                        "WriterFreeMemory",
                        "WriterFreeStorage",
                        "WriterTransactionIds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 80 % of the 5,000 connections that no class exceeds.
                "Connections | DatabaseConnections | Maximum | GreaterThanOrEqualTo 4000, 10 of 15 x 60 s, missing",
                "Cpu | CPUUtilization | Average | GreaterThanOrEqualTo 80, 10 of 15 x 60 s, missing",
                // 10 % of 500 GiB, and 5 % of 64 GiB.
                "FreeStorage | FreeStorageSpace | Minimum | LessThan 53687091200, 10 of 15 x 60 s, missing",
                "FreeMemory | FreeableMemory | Minimum | LessThan 3435973836, 10 of 15 x 60 s, missing",
                "TransactionIds | MaximumUsedTransactionIDs | Maximum"
                        + " | GreaterThanOrEqualTo 1000000000, 1 of 1 x 1800 s, missing"
            })
    void a_writer_is_watched_like_this(String alarm, String metric, String statistic, String rule) {
        assertThat(template.metric("Writer" + alarm))
                .isEqualTo("AWS/RDS/%s{DBInstanceIdentifier=atlas} %s", metric, statistic);
        assertThat(template.rule("Writer" + alarm)).isEqualTo(rule);
    }

    @Test
    void a_replica_that_does_not_replicate_lags() {
        assertThat(template.metrics("ReplicaReplicaLag"))
                .containsExactly(
                        "lag = AWS/RDS/ReplicaLag{DBInstanceIdentifier=atlas-reader} Maximum 60",
                        "*result = IF(lag < 0, 60, lag)");
        assertThat(template.rule("ReplicaReplicaLag")).isEqualTo("GreaterThanOrEqualTo 60, 10 of 15 x 60 s, missing");
    }

    @Test
    void a_replica_may_lag_longer_than_postgresql_counts_behind_an_idle_writer() {
        assertThat(new DatabaseRole.Replica().lagSeconds()).isEqualTo(600).isGreaterThan(300);
    }

    @Test
    void the_maximum_of_connections_can_be_said() {
        assertThat(template.rule("ReplicaConnections")).startsWith("GreaterThanOrEqualTo 150,");
        assertThat(template.alarm("ReplicaConnections").path("AlarmDescription").asText())
                .startsWith("Database atlas-reader has 150 connections or more, of about 300 it takes. First ");
    }

    @Test
    void a_database_that_stops_to_report_is_told() {
        assertThat(template.alarm("WriterCpu").path("InsufficientDataActions").toString())
                .isEqualTo("[\"%s\"]", TOPIC);
    }

    @ParameterizedTest
    @CsvSource({
        "db.t3.micro, 1",
        "db.t4g.medium, 4",
        "db.t3.2xlarge, 32",
        "db.m5.large, 8",
        "db.m8g.48xlarge, 768",
        "db.r5.2xlarge, 64",
        "db.r6i.32xlarge, 1024",
        "db.x2g.16xlarge, 1024"
    })
    void knows_the_memory_of_a_class(String instanceClass, int gib) {
        assertThat(ClassMemory.gib(new DatabaseInstanceClass(instanceClass))).isEqualTo(gib);
    }

    /** The second figure is what {@code show max_connections} says on an instance with so much memory. */
    @ParameterizedTest
    @CsvSource({"db.t3.small, 198", "db.t3.medium, 413", "db.m5.large, 856"})
    void estimates_the_maximum_of_connections_a_little_low(String instanceClass, int measured) {
        assertThat(new ConnectionMaximum.ByMemory().of(new DatabaseInstanceClass(instanceClass)))
                .isLessThan(measured)
                .isGreaterThan(measured * 9 / 10);
    }

    @Test
    void no_class_takes_more_than_five_thousand_connections() {
        assertThat(new ConnectionMaximum.ByMemory().of(new DatabaseInstanceClass("db.r5.24xlarge")))
                .isEqualTo(5_000);
    }

    @Test
    void refuses_figures_that_rds_does_not_know() {
        assertThatThrownBy(() -> new ConnectionMaximum.Configured(5))
                .hasMessage("connections must be 6 to 262143, got 5");
        assertThatThrownBy(() -> new DatabaseRole.Replica(0)).hasMessage("lagSeconds must be 1 to 86400, got 0");
        assertThatThrownBy(() -> DatabaseAlarmsProps.builder(TOPIC, "atlas", CLASS, 19, new DatabaseRole.Writer())
                        .build())
                .hasMessage("storageGiB must be 20 to 65536, got 19");
        assertThatThrownBy(() -> DatabaseAlarmsProps.builder(TOPIC, "atlas", CLASS, 20, new DatabaseRole.Writer())
                        .freeStoragePercent(0)
                        .build())
                .hasMessage("freeStoragePercent must be 1 to 100, got 0");
    }
}
