package dev.meridian.environments.validation.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "clusterBackup needs a cluster, and there is none; define one or leave clusterBackup out",
                        Sample.withoutCluster()
                                .clusterBackup(new ClusterBackupDefinition("0 2 * * *", 72, List.of("application")))),
                new Spoilt(
                        "clusterBackup: schedule must have the five fields of cron, such as '0 3 * * *', with one space between, got 'nightly'",
                        it -> it.clusterBackup(new ClusterBackupDefinition("nightly", 72, List.of("application")))),
                new Spoilt(
                        "clusterBackup: retentionHours must be between 1 and 8760, got 0; older objects fit no cluster any more",
                        it -> it.clusterBackup(new ClusterBackupDefinition("0 2 * * *", 0, List.of("application")))),
                new Spoilt(
                        "clusterBackup: namespaces must name at least one, got none",
                        it -> it.clusterBackup(new ClusterBackupDefinition("0 2 * * *", 72, List.of()))),
                new Spoilt(
                        "clusterBackup: namespace 'application' is defined twice; give each its own name",
                        it -> it.clusterBackup(
                                new ClusterBackupDefinition("0 2 * * *", 72, List.of("application", "application")))),
                new Spoilt(
                        "clusterBackup: namespace 'other' does not exist; name one of [application] or define it",
                        it -> it.clusterBackup(new ClusterBackupDefinition("0 2 * * *", 72, List.of("other")))),
                new Spoilt(
                        "alerts: emails must name at least one, got none",
                        it -> it.alerts(new AlertDefinition(List.of()))),
                new Spoilt(
                        "alerts: email must look like on-call@example.com, got 'on-call'",
                        it -> it.alerts(new AlertDefinition(List.of("on-call")))),
                new Spoilt(
                        "alerts: email 'a@example.com' is defined twice; give each its own name",
                        it -> it.alerts(new AlertDefinition(List.of("a@example.com", "a@example.com")))),
                new Spoilt(
                        "alerts must be defined in production, got none; nobody would hear that a service is not well",
                        Sample.withoutAlerts()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
