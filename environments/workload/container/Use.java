package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A store or channel of the environment that a container works with. It stands for everything that needs at once: the
 * grant, the way through security groups and network policies, and the endpoint in the configuration.
 *
 * @param kind what it is
 * @param name its name in the environment
 * @param rights what the container does with it
 * @param prefix what the names of its configuration entries begin with, such as {@code DATABASE}
 */
public record Use(Kind kind, String name, Rights rights, String prefix) {
    public Use {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(rights, "rights");
        requireNonNull(prefix, "prefix");
    }

    /** What can be used, and which entries tell a container how to reach it. */
    public enum Kind {
        DATABASE("HOST", "PORT", "NAME"),
        /** A replica that serves reads, beside the writer if there is one here. */
        DATABASE_REPLICA("HOST", "PORT", "NAME"),
        CACHE("HOST", "PORT"),
        QUEUE("URL"),
        TOPIC("ARN"),
        OBJECTS("BUCKET"),
        SEARCH("URL"),
        /** SMTP with STARTTLS. */
        MAIL("HOST", "PORT");

        private final List<String> entries;

        Kind(String... entries) {
            this.entries = List.of(entries);
        }

        /** The last words of the entries' names. */
        public List<String> entries() {
            return entries;
        }
    }

    /** What is done with it. */
    public enum Rights {
        /** Objects and documents are read, messages are received. */
        READ,
        /** Messages are sent, published or mailed. */
        SEND,
        READ_WRITE
    }

    /** The database's writer, as {@code DATABASE_HOST}, {@code DATABASE_PORT} and {@code DATABASE_NAME}. */
    public static Use database(String name) {
        return new Use(Kind.DATABASE, name, Rights.READ_WRITE, "DATABASE");
    }

    /** The nearest replica of a database, as {@code DATABASE_REPLICA_HOST} and so on. */
    public static Use databaseReplica(String name) {
        return new Use(Kind.DATABASE_REPLICA, name, Rights.READ, "DATABASE_REPLICA");
    }

    /** A cache, as {@code CACHE_HOST} and {@code CACHE_PORT}. */
    public static Use cache(String name) {
        return new Use(Kind.CACHE, name, Rights.READ_WRITE, "CACHE");
    }

    /** Sends to a queue, as {@code QUEUE_URL}. */
    public static Use sendTo(String queue) {
        return new Use(Kind.QUEUE, queue, Rights.SEND, "QUEUE");
    }

    /** Receives from a queue, as {@code QUEUE_URL}. */
    public static Use receiveFrom(String queue) {
        return new Use(Kind.QUEUE, queue, Rights.READ, "QUEUE");
    }

    /** Publishes on a topic, as {@code TOPIC_ARN}. */
    public static Use publishOn(String topic) {
        return new Use(Kind.TOPIC, topic, Rights.SEND, "TOPIC");
    }

    /** Reads and writes objects, as {@code OBJECTS_BUCKET}. */
    public static Use objects(String store) {
        return new Use(Kind.OBJECTS, store, Rights.READ_WRITE, "OBJECTS");
    }

    /** Reads and writes documents of a search domain, as {@code SEARCH_URL}. */
    public static Use search(String domain) {
        return new Use(Kind.SEARCH, domain, Rights.READ_WRITE, "SEARCH");
    }

    /** Sends mail from a domain, as {@code SMTP_HOST} and {@code SMTP_PORT}. */
    public static Use mail(String domain) {
        return new Use(Kind.MAIL, domain, Rights.SEND, "SMTP");
    }

    /** The same, read only: an object store or a search domain. What a password opens, it opens whole. */
    public Use readOnly() {
        return new Use(kind, name, Rights.READ, prefix);
    }

    /** The same, with entries that begin otherwise. */
    public Use as(String prefix) {
        return new Use(kind, name, rights, prefix);
    }
}
