package dev.meridian.constructs.workload.stores.roles;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.parts.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database on a managed server, and the roles that use it.
 *
 * @param place where the job runs
 * @param name the job's name, which its own gets a hash behind
 * @param image an image with {@code psql} 13 or later and a shell, such as the official {@code postgres}
 * @param server the server
 * @param administrator its master user
 * @param database the database, made if it is missing
 * @param owner the role that the database and, by their members' setting, all objects belong to; it cannot log in
 * @param members the roles that act as the owner: applications and their migrations
 * @param readers the roles that read the owner's tables in the schema {@code public}
 * @param repetition when the job runs again
 * @param userId the user and group of its pods: 70 in Alpine, 999 in Debian
 */
public record RoleProps(
        Place place,
        String name,
        Image image,
        Server server,
        Administrator administrator,
        String database,
        String owner,
        List<Account> members,
        List<Account> readers,
        Repetition repetition,
        int userId) {
    /** What the owner is called behind the database's name. */
    public static final String OWNER_SUFFIX = "_owner";

    /** The user {@code postgres} of Alpine images. */
    public static final int DEFAULT_USER_ID = 70;

    /** With a hash, or with what a CronJob adds, it stays a label. */
    private static final int LONGEST_NAME = 40;

    /** @throws IllegalArgumentException if a name is not one, or there are no members, or two roles are the same */
    public RoleProps {
        requireNonNull(place, "place");
        requireNonNull(server, "server");
        requireNonNull(administrator, "administrator");
        requireNonNull(repetition, "repetition");
        Names.object("name", name);
        Rules.roomy(name, LONGEST_NAME);
        requireNonNull(image, "image");
        Rules.identifier("database", database);
        Rules.identifier("owner", owner);
        Numbers.atLeast("userId", 1, userId);
        members = List.copyOf(members);
        readers = List.copyOf(readers);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "members must name who uses database '%s', got none".formatted(database));
        }
        requireDistinct(owner, members, readers);
    }

    private static void requireDistinct(String owner, List<Account> members, List<Account> readers) {
        var roles = new HashSet<>(List.of(owner));
        Stream.concat(members.stream(), readers.stream()).map(Account::role).forEach(role -> {
            if (!roles.add(role)) {
                throw new IllegalArgumentException(
                        "each role must be either the owner, a member or a reader, and once, got '%s' again"
                                .formatted(role));
            }
        });
    }

    /** Starts from what has no default. */
    public static Builder builder(
            Place place, String name, Image image, Server server, Administrator administrator, String database) {
        return new Builder(place, name, image, server, administrator, database);
    }

    /** Makes {@link RoleProps}. */
    public static final class Builder {
        private final Place place;
        private final String name;
        private final Image image;
        private final Server server;
        private final Administrator administrator;
        private final String database;
        private String owner;
        private List<Account> members = List.of();
        private List<Account> readers = List.of();
        private Repetition repetition = new Repetition.None();
        private int userId = DEFAULT_USER_ID;

        private Builder(
                Place place, String name, Image image, Server server, Administrator administrator, String database) {
            this.place = place;
            this.name = name;
            this.image = image;
            this.server = server;
            this.administrator = administrator;
            this.database = database;
            this.owner = database + OWNER_SUFFIX;
        }

        /** Who owns it. Default: the database's name and {@value RoleProps#OWNER_SUFFIX}. */
        public Builder owner(String owner) {
            this.owner = owner;
            return this;
        }

        /** Who acts as the owner; at least one. */
        public Builder members(List<Account> members) {
            this.members = members;
            return this;
        }

        /** Who reads. Default: nobody. */
        public Builder readers(List<Account> readers) {
            this.readers = readers;
            return this;
        }

        /** When it runs again. Default: {@link Repetition.None}. */
        public Builder repetition(Repetition repetition) {
            this.repetition = repetition;
            return this;
        }

        /** The image's user and group. Default: {@value RoleProps#DEFAULT_USER_ID}. */
        public Builder userId(int userId) {
            this.userId = userId;
            return this;
        }

        /** Checks and makes them. */
        public RoleProps build() {
            return new RoleProps(
                    place, name, image, server, administrator, database, owner, members, readers, repetition, userId);
        }
    }
}
