package dev.meridian.environments.validation;

import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.validation.rule.Problems;
import java.time.Duration;
import java.util.Map;

/** Recovery objectives are promises: each needs the means that can keep it (A16). */
final class ObjectiveRules {
    /** RDS ships a transaction log every five minutes, "Restoring a DB instance to a specified time". */
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(5);

    /** What restoring a database, or starting the only node anew, is allowed to take. */
    private static final Duration RESTORE = Duration.ofHours(1);

    /** What building a region from its templates and from copies of backups is allowed to take. */
    private static final Duration REBUILD = Duration.ofDays(1);

    private ObjectiveRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        checkPositive(problems, environment);
        checkDatabases(problems, environment);
        checkApplication(problems, environment);
        checkRegion(problems, environment);
        problems.require(
                environment.objectives().dataCorruption().compareTo(RESTORE) >= 0,
                "objectives: dataCorruption %s is shorter than a restore takes; allow at least %s",
                environment.objectives().dataCorruption(),
                RESTORE);
    }

    private static void checkPositive(Problems problems, EnvironmentDefinition environment) {
        var objectives = environment.objectives();
        Map.of(
                        "database", objectives.database(),
                        "application", objectives.application(),
                        "region", objectives.region(),
                        "dataCorruption", objectives.dataCorruption(),
                        "dataLoss", objectives.dataLoss())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(objective -> problems.require(
                        !objective.getValue().isNegative()
                                && !objective.getValue().isZero(),
                        "objectives: %s must be longer than nothing, got %s",
                        objective.getKey(),
                        objective.getValue()));
    }

    private static void checkDatabases(Problems problems, EnvironmentDefinition environment) {
        var objectives = environment.objectives();
        for (var database : environment.databases()) {
            problems.require(
                    objectives.database().compareTo(RESTORE) >= 0
                            || database.standby() == Standby.OTHER_ZONE
                            || database.hasReplicas(),
                    "database '%s': objective database %s is shorter than a restore takes; add a standby or a replica",
                    database.name(),
                    objectives.database());
            problems.require(
                    objectives.dataLoss().compareTo(LOG_INTERVAL) >= 0 || database.hasReplicas(),
                    "database '%s': objective dataLoss %s is shorter than the %s between two shipped logs; add a replica",
                    database.name(),
                    objectives.dataLoss(),
                    LOG_INTERVAL);
        }
    }

    private static void checkApplication(Problems problems, EnvironmentDefinition environment) {
        var application = environment.objectives().application();
        if (application.compareTo(RESTORE) >= 0) {
            return;
        }
        environment.cluster().map(ClusterDefinition::capacity).ifPresent(capacity -> {
            if (capacity instanceof Capacity.NodeGroups managed) {
                var nodes = managed.groups().stream()
                        .mapToInt(NodeGroupDefinition::minimum)
                        .sum();
                problems.require(
                        nodes >= 2,
                        "objectives: application %s needs a second node while a new one starts; keep at least 2, got %d",
                        application,
                        nodes);
            }
        });
    }

    private static void checkRegion(Problems problems, EnvironmentDefinition environment) {
        problems.require(
                environment.objectives().region().compareTo(REBUILD) >= 0
                        || environment.availability() == Availability.SURVIVES_REGION_LOSS,
                "objectives: region %s is shorter than it takes to build a region; promise SURVIVES_REGION_LOSS or allow"
                        + " a day",
                environment.objectives().region());
        for (var region : environment.regions()) {
            for (var database : environment.databases()) {
                problems.require(
                        region.role() != RegionRole.STANDBY
                                || database.replicaRegions().contains(region.region()),
                        "region %s is STANDBY and cannot take over without database '%s'; name it in replicaRegions",
                        region.region(),
                        database.name());
            }
        }
    }
}
