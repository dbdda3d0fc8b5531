package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.Optional;

/** A store that runs in the cluster, where an environment has no managed one. */
public sealed interface InClusterStore {
    /** Its name in the environment, among its managed stores. */
    String name();

    /** The name of its StatefulSet. */
    String statefulSet();

    /** The name under which pods find it. */
    String serviceName();

    /** What is run. */
    Image image();

    /** How many pods there are: the first is written to, the others follow it. */
    int replicas();

    /** What each pod is promised and may take. */
    Resources resources();

    /**
     * A PostgreSQL database. Its login is that of the namespace's {@link DatabaseLogin}; where there are several pods, the
     * login's secret also holds {@value #REPLICATION_KEY}, which they copy with.
     *
     * @param storageGiB the size of each pod's disk
     * @param dump where a copy goes each day, if it does
     */
    record Postgres(
            String name,
            String statefulSet,
            String serviceName,
            Image image,
            int replicas,
            Resources resources,
            int storageGiB,
            Optional<Dump> dump)
            implements InClusterStore {
        /** The key of the password that pods copy one another with. */
        public static final String REPLICATION_KEY = "replication-password";

        public Postgres {
            requireNonNull(name, "name");
            requireNonNull(statefulSet, "statefulSet");
            requireNonNull(serviceName, "serviceName");
            requireNonNull(image, "image");
            requireNonNull(resources, "resources");
            requireNonNull(dump, "dump");
        }
    }

    /**
     * A cache that drops what was used least recently.
     *
     * @param secret the name of the secret that holds its password
     * @param key that secret's key
     */
    record Redis(
            String name,
            String statefulSet,
            String serviceName,
            Image image,
            int replicas,
            Resources resources,
            String secret,
            String key)
            implements InClusterStore {
        public Redis {
            requireNonNull(name, "name");
            requireNonNull(statefulSet, "statefulSet");
            requireNonNull(serviceName, "serviceName");
            requireNonNull(image, "image");
            requireNonNull(resources, "resources");
            requireNonNull(secret, "secret");
            requireNonNull(key, "key");
        }
    }

    /**
     * A copy of a database as a file.
     *
     * @param schedule when it is made, as the five fields of cron in UTC
     * @param objectStore the object store it is put into
     */
    record Dump(String schedule, String objectStore) {
        public Dump {
            requireNonNull(schedule, "schedule");
            requireNonNull(objectStore, "objectStore");
        }
    }
}
