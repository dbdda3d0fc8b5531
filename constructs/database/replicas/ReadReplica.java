package dev.meridian.constructs.database.replicas;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A read replica in the region of the writer. Number and zone are part of its identity: RDS cannot move a replica to
 * another zone, and a new one may not take the name while the old one has it, so give a replica a new number instead of
 * a new zone.
 *
 * @param number 1 to {@value #MOST}, never used again for another replica
 * @param zone the Availability Zone it runs in, such as {@code us-east-1a}
 */
public record ReadReplica(int number, String zone) {
    /** How many replicas one PostgreSQL source may have, those in other regions included. */
    public static final int MOST = 15;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException for a number outside 1 to {@value #MOST}
     */
    public ReadReplica {
        requireNonNull(zone, "zone");
        Checks.requireBetween("replica number", 1, MOST, number);
    }

    /**
     * Replicas 1 to {@code count}, dealt to the zones in turn.
     *
     * @throws IllegalArgumentException for no zone, or more than {@value #MOST} replicas
     */
    public static List<ReadReplica> spread(int count, List<String> zones) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("zones must name at least one zone, got none");
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ReadReplica(number, zones.get((number - 1) % zones.size())))
                .toList();
    }

    /** The id of its construct, such as {@code Replica1}. */
    public String id() {
        return "Replica" + number;
    }

    /** Its DB instance identifier, after that of its writer. */
    public String identifier(String writer) {
        return writer + "-replica-" + number;
    }
}
