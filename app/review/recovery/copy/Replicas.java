package dev.meridian.app.review.recovery.copy;

import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replicas of relational databases: read replicas of RDS and members of clusters. A read replica that is removed with the
 * policy to retain it stays, so it is none.
 */
final class Replicas {
    private static final Set<String> INSTANCES =
            Set.of("AWS::RDS::DBInstance", "AWS::DocDB::DBInstance", "AWS::Neptune::DBInstance");

    private Replicas() {}

    static Stream<Finding> removed(ResourceChange change) {
        if (change.kind() != ResourceChange.Kind.REMOVED
                || !INSTANCES.contains(change.type())
                || change.before().path("DeletionPolicy").asText().startsWith("Retain")) {
            return Stream.empty();
        }
        var properties = change.propertiesBefore();
        if (isReplica(properties)) {
            return Stream.of(Finding.dangerous(
                    REPLICA,
                    change,
                    "A read replica of the class %s is removed: its readers are cut off, and it cannot be promoted when its source fails."
                            .formatted(Values.text(properties.path("DBInstanceClass"))),
                    "Check that its readers go elsewhere, and what takes over when the source fails.",
                    change.properties()));
        }
        var cluster = properties.path("DBClusterIdentifier");
        if (Values.isAbsent(cluster)) {
            return Stream.empty();
        }
        long left = change.stack().after().stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> INSTANCES.contains(resource.path("Type").asText()))
                .filter(resource ->
                        resource.path("Properties").path("DBClusterIdentifier").equals(cluster))
                .count();
        return Stream.of(Finding.dangerous(
                REPLICA,
                change,
                "An instance of a database cluster is removed; %s left in the template."
                        .formatted(left == 1 ? "1 is" : left + " are"),
                left > 1
                        ? "Check that the instances that are left bear the load, also when one of them fails."
                        : "Keep a second instance: without one, a failure lasts until a new instance is made.",
                change.properties()));
    }

    /** A renamed replica is another one, which the rules of data say. */
    static Stream<Finding> promoted(ResourceChange change) {
        if (change.kind() != ResourceChange.Kind.CHANGED) {
            return Stream.empty();
        }
        var source = Stream.of("SourceDBInstanceIdentifier", "SourceDBClusterIdentifier")
                .map(property -> Setting.of(change, property))
                .filter(setting -> !Values.isAbsent(setting.before()) && setting.differs())
                .findFirst();
        return source.stream()
                .map(
                        setting -> Values.isAbsent(setting.after())
                                ? setting.dangerous(
                                        REPLICA,
                                        "The read replica loses its source, and is promoted or replaced: it replicates no more.",
                                        "Promote a replica by a procedure, not by a template, and make a new replica of the new writer.")
                                : setting.dangerous(
                                        REPLICA,
                                        "The read replica's source changes %s.".formatted(setting.fromTo()),
                                        "Check that it is made anew from the right source, and what its readers do meanwhile."));
    }

    private static boolean isReplica(JsonNode properties) {
        return !Values.isAbsent(properties.path("SourceDBInstanceIdentifier"))
                || !Values.isAbsent(properties.path("SourceDBClusterIdentifier"));
    }
}
