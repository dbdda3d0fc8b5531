package dev.meridian.environments.validation.managed;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import dev.meridian.environments.validation.rule.Cron;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.regex.Pattern;

/** The backup of what runs on the cluster, and who is told when something is not well. */
public final class OperationRules {
    private static final int LONGEST_RETENTION = 8_760;

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private OperationRules() {}

    /** Checks an environment's cluster backup and alerts. */
    public static void check(Problems problems, EnvironmentDefinition environment) {
        environment.clusterBackup().ifPresent(backup -> checkBackup(problems, environment, backup));
        environment.alerts().ifPresent(alerts -> checkAlerts(problems, alerts));
        problems.require(
                !environment.isProduction()
                        || environment.alerts().isPresent()
                        || environment.namespaces().stream()
                                .allMatch(namespace -> namespace.services().isEmpty()),
                "alerts must be defined in production, got none; nobody would hear that a service is not well");
    }

    private static void checkBackup(
            Problems problems, EnvironmentDefinition environment, ClusterBackupDefinition backup) {
        problems.require(
                environment.cluster().isPresent(),
                "clusterBackup needs a cluster, and there is none; define one or leave clusterBackup out");
        Cron.require(problems, "clusterBackup: schedule", backup.schedule());
        problems.requireBetween(
                1,
                LONGEST_RETENTION,
                backup.retentionHours(),
                "clusterBackup: retentionHours",
                "older objects fit no cluster any more");
        problems.require(!backup.namespaces().isEmpty(), "clusterBackup: namespaces must name at least one, got none");
        problems.requireDistinct(backup.namespaces(), name -> name, "clusterBackup: namespace");
        var existing =
                environment.namespaces().stream().map(NamespaceDefinition::name).toList();
        for (var name : backup.namespaces()) {
            problems.require(
                    existing.contains(name),
                    "clusterBackup: namespace '%s' does not exist; name one of %s or define it",
                    name,
                    existing);
        }
    }

    private static void checkAlerts(Problems problems, AlertDefinition alerts) {
        problems.require(!alerts.emails().isEmpty(), "alerts: emails must name at least one, got none");
        problems.requireDistinct(alerts.emails(), email -> email, "alerts: email");
        for (var email : alerts.emails()) {
            problems.require(
                    EMAIL.matcher(email).matches(),
                    "alerts: email must look like on-call@example.com, got '%s'",
                    email);
        }
    }
}
