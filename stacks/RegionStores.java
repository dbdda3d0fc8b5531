package dev.meridian.stacks;

import dev.meridian.constructs.cache.ReplicatedCache;
import dev.meridian.constructs.database.PostgresDatabase;
import dev.meridian.constructs.database.PostgresProxy;
import dev.meridian.constructs.database.PostgresReplica;
import dev.meridian.constructs.mail.MailDomain;
import dev.meridian.constructs.messaging.MessageQueue;
import dev.meridian.constructs.messaging.NotificationTopic;
import dev.meridian.constructs.search.SearchDomain;
import dev.meridian.constructs.storage.FileStore;
import dev.meridian.constructs.storage.ObjectStore;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a region keeps, by the names in the definition, for later layers to use. Each map is filled by the stack that
 * defines what it holds.
 *
 * @param databases the databases that are written to here
 * @param proxies what stands before some of them
 * @param replicas the copies of databases that are written to in another region
 * @param caches the caches
 * @param objects the object stores
 * @param files the file stores
 * @param search the search domains
 * @param queues the queues
 * @param topics the topics
 * @param mail the domains that mail is sent from
 */
record RegionStores(
        Map<String, PostgresDatabase> databases,
        Map<String, PostgresProxy> proxies,
        Map<String, PostgresReplica> replicas,
        Map<String, ReplicatedCache> caches,
        Map<String, ObjectStore> objects,
        Map<String, FileStore> files,
        Map<String, SearchDomain> search,
        Map<String, MessageQueue> queues,
        Map<String, NotificationTopic> topics,
        Map<String, MailDomain> mail) {
    static RegionStores none() {
        return new RegionStores(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
