package dev.meridian.constructs.workload.stores.cache;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.stores.parts.Place;
import dev.meridian.constructs.workload.stores.parts.Rules;
import dev.meridian.constructs.workload.traffic.Peer;
import java.util.List;

/**
 * How an in-cluster cache is made.
 *
 * @param place where it lives
 * @param name its name: of the StatefulSet, its pods' label {@code app} and most other objects
 * @param engine what the image holds
 * @param image the official image of the engine, or one like it
 * @param password where the password of the default user is
 * @param services the names it is found by
 * @param replicas how many pods run, the first among them, 1 to 5
 * @param resources what each pod may use; {@value #MEMORY_SHARE_PERCENT} % of the memory is for keys
 * @param eviction which keys go when that is full
 * @param peers who may connect, besides its own pods
 * @param userId the user and group of its pods
 */
public record CacheProps(
        Place place,
        String name,
        Engine engine,
        Image image,
        Variable.FromSecret password,
        CacheServices services,
        int replicas,
        Resources resources,
        EvictionPolicy eviction,
        List<Peer> peers,
        int userId) {
    /** How many pods atlas' in-cluster cache has (A9). */
    public static final int DEFAULT_REPLICAS = 2;

    /** Small, since it stands in where nothing managed is needed. */
    public static final Resources DEFAULT_RESOURCES = Resources.of(100, 256, 500, 512);

    /** The least recently used go (A6). */
    public static final EvictionPolicy DEFAULT_EVICTION = EvictionPolicy.ALLKEYS_LRU;

    /** The user that the official images make. */
    public static final int DEFAULT_USER_ID = 999;

    /**
     * What keys may fill; the rest is for connections, copies to replicas and fragmentation (Amazon ElastiCache User
     * Guide, Managing reserved memory, asks for a quarter, too).
     */
    public static final int MEMORY_SHARE_PERCENT = 75;

    private static final int MOST_REPLICAS = 5;
    private static final int LEAST_MEMORY_MIB = 64;
    private static final int LONGEST_NAME = 40;

    /** @throws IllegalArgumentException if a name or figure is not one that Kubernetes or the engine takes */
    public CacheProps {
        requireNonNull(place, "place");
        requireNonNull(engine, "engine");
        requireNonNull(password, "password");
        requireNonNull(services, "services");
        requireNonNull(resources, "resources");
        requireNonNull(eviction, "eviction");
        Names.service("name", name);
        Rules.roomy(name, LONGEST_NAME);
        requireNonNull(image, "image");
        Numbers.between("replicas", 1, MOST_REPLICAS, replicas);
        Numbers.atLeast("limitMemoryMiB of a cache", LEAST_MEMORY_MIB, resources.limitMemoryMiB());
        Numbers.atLeast("userId", 1, userId);
        peers = List.copyOf(peers);
    }

    /** Starts from what has no default. */
    public static Builder builder(Place place, String name, Engine engine, Image image, Variable.FromSecret password) {
        return new Builder(place, name, engine, image, password);
    }

    /** Makes {@link CacheProps}. */
    public static final class Builder {
        private final Place place;
        private final String name;
        private final Engine engine;
        private final Image image;
        private final Variable.FromSecret password;
        private CacheServices services;
        private int replicas = DEFAULT_REPLICAS;
        private Resources resources = DEFAULT_RESOURCES;
        private EvictionPolicy eviction = DEFAULT_EVICTION;
        private List<Peer> peers = List.of();
        private int userId = DEFAULT_USER_ID;

        private Builder(Place place, String name, Engine engine, Image image, Variable.FromSecret password) {
            this.place = place;
            this.name = name;
            this.engine = engine;
            this.image = image;
            this.password = password;
            this.services = CacheServices.named(name);
        }

        /** The names it is found by. Default: {@link CacheServices#named} after the cache. */
        public Builder services(CacheServices services) {
            this.services = services;
            return this;
        }

        /** How many pods run. Default: {@value CacheProps#DEFAULT_REPLICAS}. */
        public Builder replicas(int replicas) {
            this.replicas = replicas;
            return this;
        }

        /** What each pod may use. Default: {@link CacheProps#DEFAULT_RESOURCES}. */
        public Builder resources(Resources resources) {
            this.resources = resources;
            return this;
        }

        /** Which keys go. Default: {@link CacheProps#DEFAULT_EVICTION}. */
        public Builder eviction(EvictionPolicy eviction) {
            this.eviction = eviction;
            return this;
        }

        /** Who may connect. Default: nobody. */
        public Builder peers(List<Peer> peers) {
            this.peers = peers;
            return this;
        }

        /** The user and group of its pods. Default: {@value CacheProps#DEFAULT_USER_ID}. */
        public Builder userId(int userId) {
            this.userId = userId;
            return this;
        }

        /** Checks and makes them. */
        public CacheProps build() {
            return new CacheProps(
                    place, name, engine, image, password, services, replicas, resources, eviction, peers, userId);
        }
    }
}
