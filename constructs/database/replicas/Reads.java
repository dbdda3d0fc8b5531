package dev.meridian.constructs.database.replicas;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/** Where clients that only read are sent. */
public sealed interface Reads {
    /** To the writer: no replica, no further cost. */
    record FromWriter() implements Reads {}

    /**
     * To read replicas behind one name, {@code read.<domain>}, in a private hosted zone. RDS for PostgreSQL has no
     * reader endpoint of its own, so the name is a set of weighted CNAME records. The certificates of the replicas do
     * not carry it: clients verify the authority ({@code sslmode=verify-ca}), or connect to one replica by its own
     * address to verify the host as well.
     *
     * @param replicas the replicas, at least one, each number once
     * @param domain the private zone to create, such as {@code database.atlas.internal}
     * @param routing which replicas may answer
     */
    record FromReplicas(List<ReadReplica> replicas, String domain, ReadRouting routing) implements Reads {
        private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

        /**
         * Checks numbers and domain.
         *
         * @throws IllegalArgumentException for no replica, a number used twice, or a name that is not a lower-case
         *     domain
         */
        public FromReplicas {
            replicas = List.copyOf(replicas);
            requireNonNull(domain, "domain");
            requireNonNull(routing, "routing");
            var numbers = replicas.stream().map(ReadReplica::number).toList();
            if (numbers.isEmpty()) {
                throw new IllegalArgumentException("replicas must name at least one, got none; use FromWriter");
            }
            if (numbers.stream().distinct().count() < numbers.size()) {
                throw new IllegalArgumentException("replicas must have different numbers, got %s".formatted(numbers));
            }
            if (!DOMAIN.matcher(domain).matches()) {
                throw new IllegalArgumentException(
                        "domain must be a lower-case domain such as database.atlas.internal, got '%s'"
                                .formatted(domain));
            }
        }

        /** Replicas that leave the endpoint when they fall behind, as {@link ReadRouting.WhileFresh#DEFAULT} says. */
        public static FromReplicas fresh(List<ReadReplica> replicas, String domain) {
            return new FromReplicas(replicas, domain, ReadRouting.WhileFresh.DEFAULT);
        }
    }
}
