package dev.meridian.constructs.cache;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnGlobalReplicationGroup;
import software.constructs.Construct;

/**
 * A global datastore: one cache that writes and up to two in other regions that follow within a second or so and only
 * read. Defined in the primary's stack with the primary as its only member, because ElastiCache refuses to create one
 * with several; each other region's stack then joins by a cache with {@link CacheMembership.GlobalSecondary}, and must
 * depend on this stack.
 *
 * <p>Once it exists, node type, engine version and shards of all members change here, by
 * {@link GlobalDatastoreProps.Builder}; the primary's own props stay what they were at its creation, or CloudFormation
 * would try, and fail, to change a member alone.
 *
 * <p>Failover between regions is always a decision of people: {@code failover-global-replication-group} promotes a
 * secondary, and until the old primary is promoted back, the stacks of both regions should stay as they are.
 *
 * <p>To take the datastore apart, detach each secondary with {@code disassociate-global-replication-group}, without
 * which ElastiCache refuses to delete it; delete its stack; and delete this one last. The primary outlives its
 * datastore.
 */
public final class GlobalDatastore extends Construct {
    private final CfnGlobalReplicationGroup datastore;

    /** Defines the datastore around its primary. */
    public GlobalDatastore(Construct scope, String id, GlobalDatastoreProps props) {
        super(scope, id);
        // No AutomaticFailoverEnabled: members take it from the primary, where it is always on, and said here it
        // would be sent along with later changes, which ElastiCache takes one at a time.
        var builder = CfnGlobalReplicationGroup.Builder.create(this, "Default")
                .globalReplicationGroupIdSuffix(props.suffix())
                .globalReplicationGroupDescription(
                        "Global datastore of cache " + props.primary().name())
                .members(List.of(CfnGlobalReplicationGroup.GlobalReplicationGroupMemberProperty.builder()
                        .replicationGroupId(props.primary().reference())
                        .replicationGroupRegion(Stack.of(this).getRegion())
                        .role("PRIMARY")
                        .build()));
        props.nodeType().ifPresent(nodeType -> builder.cacheNodeType(nodeType.apiName()));
        props.engine().ifPresent(engine -> builder.engine(engine.engineName()).engineVersion(engine.version()));
        props.shards().ifPresent(builder::globalNodeGroupCount);
        datastore = builder.build();
    }

    /** The full id, AWS's prefix and our suffix, by which secondaries join. */
    public String datastoreId() {
        return datastore.getAttrGlobalReplicationGroupId();
    }
}
