package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long each kind of failure may last (RTO), and how much written data it may cost (RPO).
 *
 * @param database the writer is lost and a replica is promoted
 * @param application nodes or pods are lost
 * @param region a region is lost
 * @param dataCorruption data is restored from a backup
 * @param dataLoss how old the newest surviving data may be (RPO)
 */
public record RecoveryObjectives(
        Duration database, Duration application, Duration region, Duration dataCorruption, Duration dataLoss) {
    public RecoveryObjectives {
        requireNonNull(database, "database");
        requireNonNull(application, "application");
        requireNonNull(region, "region");
        requireNonNull(dataCorruption, "dataCorruption");
        requireNonNull(dataLoss, "dataLoss");
    }
}
