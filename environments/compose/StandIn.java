package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in on a laptop for stores and channels that are managed elsewhere. */
public sealed interface StandIn {
    /** The name under which services find it. */
    String name();

    /** Its container's name after the system's. */
    default String containerName() {
        return name();
    }

    /** Every name it takes among the services. */
    default List<String> names() {
        return List.of(name());
    }

    /** The volume that keeps its data, if anything does. */
    default Optional<String> volume() {
        return Optional.empty();
    }

    /** The laptop's ports by the container's, in a fixed order. */
    List<Integer> laptopPorts();

    /** The names of what it stands in for, by kind. */
    Map<Use.Kind, List<String>> serves();

    /**
     * A PostgreSQL database, with the one user that the services are to it.
     *
     * @param containerName its container's name after the system's
     * @param database the database's name in the environments
     * @param majorVersion the major version, 14 to 18
     * @param laptopPort the laptop's port
     */
    record Postgres(String name, String containerName, String database, int majorVersion, int laptopPort)
            implements StandIn {
        public Postgres {
            requireNonNull(name, "name");
            requireNonNull(containerName, "containerName");
            requireNonNull(database, "database");
        }

        @Override
        public Optional<String> volume() {
            return Optional.of(dataOf(name));
        }

        @Override
        public List<Integer> laptopPorts() {
            return List.of(laptopPort);
        }

        @Override
        public Map<Use.Kind, List<String>> serves() {
            return Map.of(Use.Kind.DATABASE, List.of(database), Use.Kind.DATABASE_REPLICA, List.of(database));
        }
    }

    /**
     * A cache that forgets everything when it stops.
     *
     * @param image Redis 7 on Alpine
     * @param cache the cache's name in the environments
     * @param eviction what is dropped when memory is full
     * @param secret the name of the secret that holds its password
     * @param key that secret's key
     * @param laptopPort the laptop's port
     */
    record Cache(String name, Image image, String cache, Eviction eviction, String secret, String key, int laptopPort)
            implements StandIn {
        public Cache {
            requireNonNull(name, "name");
            requireNonNull(image, "image");
            requireNonNull(cache, "cache");
            requireNonNull(eviction, "eviction");
            requireNonNull(secret, "secret");
            requireNonNull(key, "key");
        }

        @Override
        public List<Integer> laptopPorts() {
            return List.of(laptopPort);
        }

        @Override
        public Map<Use.Kind, List<String>> serves() {
            return Map.of(Use.Kind.CACHE, List.of(cache));
        }
    }

    /**
     * OpenSearch on one node, plain and without a login.
     *
     * @param image OpenSearch
     * @param domain the search domain's name in the environments
     * @param laptopPort the laptop's port
     */
    record Search(String name, Image image, String domain, int laptopPort) implements StandIn {
        public Search {
            requireNonNull(name, "name");
            requireNonNull(image, "image");
            requireNonNull(domain, "domain");
        }

        @Override
        public Optional<String> volume() {
            return Optional.of(dataOf(name));
        }

        @Override
        public List<Integer> laptopPorts() {
            return List.of(laptopPort);
        }

        @Override
        public Map<Use.Kind, List<String>> serves() {
            return Map.of(Use.Kind.SEARCH, List.of(domain));
        }
    }

    /**
     * MailHog, which catches all mail and shows it on a page, so that a test never writes to people.
     *
     * @param containerName its container's name after the system's
     * @param image MailHog
     * @param mail the mail domain's name in the environments
     * @param laptopPort the laptop's port for SMTP
     * @param laptopPagePort the laptop's port for the page
     */
    record Mail(String name, String containerName, Image image, String mail, int laptopPort, int laptopPagePort)
            implements StandIn {
        public Mail {
            requireNonNull(name, "name");
            requireNonNull(containerName, "containerName");
            requireNonNull(image, "image");
            requireNonNull(mail, "mail");
        }

        @Override
        public List<Integer> laptopPorts() {
            return List.of(laptopPort, laptopPagePort);
        }

        @Override
        public Map<Use.Kind, List<String>> serves() {
            return Map.of(Use.Kind.MAIL, List.of(mail));
        }
    }

    /**
     * S3, SQS and SNS by Moto, which keeps everything in memory and forgets it when it stops. LocalStack would do more, but its
     * images have asked for an account since March 2026.
     *
     * @param image Moto's server
     * @param region the Region that it passes itself off as
     * @param objectStores the names of the object stores
     * @param queues the queues
     * @param topics the topics
     * @param laptopPort the laptop's port
     */
    record Aws(
            String name,
            Image image,
            Region region,
            List<String> objectStores,
            List<QueueDefinition> queues,
            List<TopicDefinition> topics,
            int laptopPort)
            implements StandIn {
        public Aws {
            requireNonNull(name, "name");
            requireNonNull(image, "image");
            requireNonNull(region, "region");
            objectStores = List.copyOf(objectStores);
            queues = List.copyOf(queues);
            topics = List.copyOf(topics);
        }

        /** What makes buckets, queues and topics and ends. */
        public String preparation() {
            return name + "-preparation";
        }

        @Override
        public List<String> names() {
            return List.of(name, preparation());
        }

        @Override
        public List<Integer> laptopPorts() {
            return List.of(laptopPort);
        }

        @Override
        public Map<Use.Kind, List<String>> serves() {
            return Map.of(
                    Use.Kind.OBJECTS,
                    objectStores,
                    Use.Kind.QUEUE,
                    queues.stream().map(QueueDefinition::name).toList(),
                    Use.Kind.TOPIC,
                    topics.stream().map(TopicDefinition::name).toList());
        }
    }

    private static String dataOf(String name) {
        return name.replace('-', '_') + "_data";
    }

    /** Whether it stands in for what a service uses. */
    default boolean serves(Use use) {
        return serves().getOrDefault(use.kind(), List.of()).contains(use.name());
    }
}
