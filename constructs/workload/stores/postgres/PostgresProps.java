package dev.meridian.constructs.workload.stores.postgres;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.parts.Rules;
import dev.meridian.constructs.workload.traffic.Peer;
import java.util.List;

/**
 * How an in-cluster PostgreSQL server is made; the defaults are those of T4.
 *
 * @param place where it lives
 * @param name its name: of the StatefulSet, its pods' label {@code app} and most other objects
 * @param image the official image {@code postgres}, or one like it
 * @param login its first database
 * @param serviceName the headless service, which pods get their names from
 * @param storageGiB the volume of each pod, 1 to 16,384; it cannot be changed by an apply
 * @param storageClass the class of the volumes
 * @param resources what each server may use
 * @param replication whether there are standbys
 * @param dumps whether it is dumped to a bucket
 * @param peers who may connect, besides its own pods and the dump
 * @param userId the user and group that the image's files belong to: 70 in Alpine, 999 in Debian
 */
public record PostgresProps(
        Place place,
        String name,
        Image image,
        Login login,
        String serviceName,
        int storageGiB,
        String storageClass,
        Resources resources,
        Replication replication,
        Dumps dumps,
        List<Peer> peers,
        int userId) {
    /** T4's name. */
    public static final String DEFAULT_NAME = "postgres";

    /** T4's headless service. */
    public static final String DEFAULT_SERVICE_NAME = "postgres-service";

    /** T4's volume. */
    public static final int DEFAULT_STORAGE_GIB = 10;

    /** The class that Meridian's clusters mark as the default one. */
    public static final String DEFAULT_STORAGE_CLASS = "gp3";

    /** T4's requests and limits. */
    public static final Resources DEFAULT_RESOURCES = Resources.of(500, 512, 1000, 1024);

    /** The user {@code postgres} of Alpine images. */
    public static final int DEFAULT_USER_ID = 70;

    /** The largest gp3 volume that every Region offers (Amazon EBS User Guide, General Purpose SSD volumes). */
    private static final int MOST_STORAGE_GIB = 16_384;

    /** With what pods and scheduled jobs add to it, a name still fits the 52 characters of a CronJob's. */
    private static final int LONGEST_NAME = 40;

    /** @throws IllegalArgumentException if a name or figure is not one that Kubernetes takes */
    public PostgresProps {
        requireNonNull(place, "place");
        requireNonNull(login, "login");
        requireNonNull(resources, "resources");
        requireNonNull(replication, "replication");
        requireNonNull(dumps, "dumps");
        Names.service("name", name);
        Rules.roomy(name, LONGEST_NAME);
        requireNonNull(image, "image");
        Names.service("serviceName", serviceName);
        Numbers.between("storageGiB", 1, MOST_STORAGE_GIB, storageGiB);
        Names.object("storageClass", storageClass);
        Numbers.atLeast("userId", 1, userId);
        peers = List.copyOf(peers);
        if (replication instanceof Replication.Streaming streaming
                && (streaming.writeService().equals(serviceName)
                        || streaming.readService().equals(serviceName))) {
            throw new IllegalArgumentException(
                    "serviceName must differ from the services for writing and reading, got '%s'"
                            .formatted(serviceName));
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(Place place, Image image, Login login) {
        return new Builder(place, image, login);
    }

    /** Makes {@link PostgresProps}. */
    public static final class Builder {
        private final Place place;
        private final Image image;
        private final Login login;
        private String name = DEFAULT_NAME;
        private String serviceName = DEFAULT_SERVICE_NAME;
        private int storageGiB = DEFAULT_STORAGE_GIB;
        private String storageClass = DEFAULT_STORAGE_CLASS;
        private Resources resources = DEFAULT_RESOURCES;
        private Replication replication = new Replication.None();
        private Dumps dumps = new Dumps.None();
        private List<Peer> peers = List.of();
        private int userId = DEFAULT_USER_ID;

        private Builder(Place place, Image image, Login login) {
            this.place = place;
            this.image = image;
            this.login = login;
        }

        /** Its name. Default: {@value PostgresProps#DEFAULT_NAME}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** The headless service. Default: {@value PostgresProps#DEFAULT_SERVICE_NAME}. */
        public Builder serviceName(String serviceName) {
            this.serviceName = serviceName;
            return this;
        }

        /** The volume of each pod. Default: {@value PostgresProps#DEFAULT_STORAGE_GIB}. */
        public Builder storageGiB(int storageGiB) {
            this.storageGiB = storageGiB;
            return this;
        }

        /** The class of the volumes. Default: {@value PostgresProps#DEFAULT_STORAGE_CLASS}. */
        public Builder storageClass(String storageClass) {
            this.storageClass = storageClass;
            return this;
        }

        /** What each server may use. Default: {@link PostgresProps#DEFAULT_RESOURCES}. */
        public Builder resources(Resources resources) {
            this.resources = resources;
            return this;
        }

        /** Its standbys. Default: {@link Replication.None}. */
        public Builder replication(Replication replication) {
            this.replication = replication;
            return this;
        }

        /** Its dumps. Default: {@link Dumps.None}. */
        public Builder dumps(Dumps dumps) {
            this.dumps = dumps;
            return this;
        }

        /** Who may connect. Default: nobody. */
        public Builder peers(List<Peer> peers) {
            this.peers = peers;
            return this;
        }

        /** The image's user and group. Default: {@value PostgresProps#DEFAULT_USER_ID}. */
        public Builder userId(int userId) {
            this.userId = userId;
            return this;
        }

        /** Checks and makes them. */
        public PostgresProps build() {
            return new PostgresProps(
                    place,
                    name,
                    image,
                    login,
                    serviceName,
                    storageGiB,
                    storageClass,
                    resources,
                    replication,
                    dumps,
                    peers,
                    userId);
        }
    }
}
