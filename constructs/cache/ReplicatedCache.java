package dev.meridian.constructs.cache;

import dev.meridian.constructs.cache.nodes.CacheScaling;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.users.CacheUser;
import dev.meridian.constructs.cache.users.CacheUsers;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * A Redis or Valkey cache in private subnets: replication group, parameters, users, security group and logs. Clients
 * need TLS, a user of the cache and {@link #admit admission} by its security group; the engine's default user is off.
 *
 * <p>The name, and with it the replication group's id, is fixed, because IAM tokens are signed for it and members of a
 * global datastore are known by it. CloudFormation therefore cannot replace the cache; a change that asks for it
 * (encryption key, node type into or out of R6gd, joining a global datastore) needs a new name, and starts
 * cold unless {@link ReplicatedCacheProps#restoredFrom()} names a snapshot.
 *
 * <p>Deploy a new number of shards alone: when such an update fails, CloudFormation does not take the shards back
 * ("UpdatePolicy attribute", UseOnlineResharding).
 *
 * <p>Deleting the stack takes a last snapshot first. What it does not define: alarms, DNS names, rotation of generated
 * passwords.
 */
public final class ReplicatedCache extends Construct {
    /** The port on which all nodes listen. */
    public static final int PORT = 6379;

    private final ReplicatedCacheProps props;
    private final SecurityGroup securityGroup;
    private final CacheUsers users;
    private final CfnReplicationGroup group;

    /**
     * Defines the cache.
     *
     * @throws IllegalArgumentException when a topology with replicas gets subnets of one zone only
     */
    public ReplicatedCache(Construct scope, String id, ReplicatedCacheProps props) {
        super(scope, id);
        this.props = props;
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.vpc())
                .description("Cache " + props.name())
                .allowAllOutbound(false)
                .build();
        users = new CacheUsers(this, "Users", props.name(), props.engine(), props.users(), props.encryptionKey());
        group = defineGroup();
        group.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
        if (props.topology() instanceof CacheTopology.Sharded) {
            // without it, another number of shards would replace the cache
            group.getCfnOptions()
                    .setUpdatePolicy(
                            CfnUpdatePolicy.builder().useOnlineResharding(true).build());
        }
        CacheFindings.acknowledge(group, props);
        if (!(props.scaling() instanceof CacheScaling.Fixed)) {
            new CacheAutoScaling(this, "Scaling", group.getRef(), props.scaling());
        }
    }

    private CfnReplicationGroup defineGroup() {
        var builder = CfnReplicationGroup.Builder.create(this, "Default")
                .replicationGroupId(props.name())
                .replicationGroupDescription("Cache " + props.name())
                .cacheSubnetGroupName(subnetGroup())
                .securityGroupIds(List.of(securityGroup.getSecurityGroupId()))
                .kmsKeyId(props.encryptionKey().getKeyArn())
                .userGroupIds(List.of(users.groupReference()))
                .preferredMaintenanceWindow(props.maintenance().text())
                .logDeliveryConfigurations(CacheLogs.deliver(this, props));
        props.notifications().ifPresent(topic -> builder.notificationTopicArn(topic.getTopicArn()));
        if (props.snapshots() instanceof CacheSnapshots.Daily daily) {
            builder.snapshotRetentionLimit(daily.retentionDays()).snapshotWindow(daily.window());
        } else {
            builder.snapshotRetentionLimit(0);
        }
        if (props.membership() instanceof CacheMembership.GlobalSecondary secondary) {
            return joinGlobalDatastore(builder, secondary).build();
        }
        props.restoredFrom().ifPresent(builder::snapshotName);
        if (props.nodeType().tiersData()) {
            builder.dataTieringEnabled(true);
        }
        return layOut(builder.engine(props.engine().engineName())
                        .engineVersion(props.engine().version())
                        .cacheNodeType(props.nodeType().apiName())
                        .cacheParameterGroupName(parameterGroup())
                        .port(PORT)
                        .atRestEncryptionEnabled(true)
                        .transitEncryptionEnabled(true)
                        .transitEncryptionMode("required")
                        // a global datastore turns it off in its members, and refuses to have it turned on
                        .autoMinorVersionUpgrade(props.membership() instanceof CacheMembership.Standalone))
                .build();
    }

    private CfnReplicationGroup.Builder layOut(CfnReplicationGroup.Builder builder) {
        if (props.topology() instanceof CacheTopology.Sharded sharded) {
            return builder.clusterMode("enabled")
                    .numNodeGroups(sharded.shards())
                    .replicasPerNodeGroup(sharded.replicasPerShard())
                    .automaticFailoverEnabled(true)
                    .multiAzEnabled(true);
        }
        if (props.topology() instanceof CacheTopology.Replicated replicated) {
            return builder.numCacheClusters(replicated.nodes())
                    .automaticFailoverEnabled(true)
                    .multiAzEnabled(true);
        }
        return builder.numCacheClusters(1).automaticFailoverEnabled(false).multiAzEnabled(false);
    }

    /**
     * ElastiCache answers "Cannot use the given parameters when creating new replication group in an existing global
     * replication group" to engine, node type, parameter group, shards and encryption modes, all of which it takes from
     * the primary.
     */
    private CfnReplicationGroup.Builder joinGlobalDatastore(
            CfnReplicationGroup.Builder builder, CacheMembership.GlobalSecondary secondary) {
        builder.globalReplicationGroupId(secondary.globalDatastoreId());
        if (props.topology() instanceof CacheTopology.Sharded sharded) {
            return builder.replicasPerNodeGroup(sharded.replicasPerShard());
        }
        if (props.topology() instanceof CacheTopology.Replicated replicated) {
            return builder.numCacheClusters(replicated.nodes());
        }
        return builder;
    }

    private String subnetGroup() {
        var selected = props.vpc().selectSubnets(props.subnets());
        if (!(props.topology() instanceof CacheTopology.SingleNode)) {
            var zones = new TreeSet<>(selected.getAvailabilityZones());
            if (zones.size() < 2) {
                throw new IllegalArgumentException(
                        "subnets of '%s' must span at least 2 zones so that one may fail, got %s"
                                .formatted(props.name(), zones));
            }
        }
        var group = CfnSubnetGroup.Builder.create(this, "SubnetGroup")
                .description("Cache " + props.name())
                .subnetIds(selected.getSubnetIds())
                .build();
        Acknowledged.subnetsOfAnotherStack(group);
        return group.getRef();
    }

    private String parameterGroup() {
        var parameters = new LinkedHashMap<>(props.parameters());
        parameters.put("maxmemory-policy", props.eviction().parameterValue());
        parameters.put("reserved-memory-percent", Integer.toString(props.reservedMemoryPercent()));
        if (props.topology() instanceof CacheTopology.Sharded) {
            parameters.put("cluster-enabled", "yes");
        }
        return CfnParameterGroup.Builder.create(this, "ParameterGroup")
                .cacheParameterGroupFamily(props.engine().parameterGroupFamily())
                .description("Cache " + props.name())
                .properties(parameters)
                .build()
                .getRef();
    }

    /** Lets the client open connections. To log in it also needs {@link #grantConnect(IGrantable)}. */
    public void admit(IConnectable client) {
        securityGroup.getConnections().allowFrom(client, Port.tcp(PORT), "Clients of cache " + props.name());
    }

    /**
     * Lets the client log in as the cache's only user: sign tokens for it, or read its password.
     *
     * @throws IllegalArgumentException when the cache has several users
     */
    public void grantConnect(IGrantable client) {
        users.grantLogin(client);
    }

    /**
     * Lets the client log in as this user: sign tokens for it, or read its password.
     *
     * @param client who logs in
     * @param user {@link CacheUser#name()}
     * @throws IllegalArgumentException when the cache has no such user
     */
    public void grantConnect(IGrantable client, String user) {
        users.grantLogin(client, user);
    }

    /**
     * The secret with {@code username} and {@code password} of a user.
     *
     * @param user {@link CacheUser#name()}
     * @throws IllegalArgumentException when the cache has no such user, or it logs in with IAM
     */
    public ISecret credentials(String user) {
        return users.credentials(user);
    }

    /** Guards the cache; empty until somebody is admitted. */
    public ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /** The port on which all nodes listen, {@value #PORT}. */
    public int port() {
        return PORT;
    }

    /** The replication group's id, a literal text that holds in any stack. */
    public String name() {
        return props.name();
    }

    /**
     * The host name that follows the primary node, for reading and writing; in a {@link
     * CacheMembership.GlobalSecondary} it only reads.
     *
     * @throws IllegalArgumentException when the cache is sharded
     */
    public String primaryEndpoint() {
        requireUnsharded();
        return group.getAttrPrimaryEndPointAddress();
    }

    /**
     * The host name that spreads connections over the replicas, for reading.
     *
     * @throws IllegalArgumentException when the cache is sharded or has no replica
     */
    public String readerEndpoint() {
        requireUnsharded();
        if (props.topology() instanceof CacheTopology.SingleNode) {
            throw new IllegalArgumentException(
                    "cache '%s' has no replica to read from; use primaryEndpoint".formatted(props.name()));
        }
        return group.getAttrReaderEndPointAddress();
    }

    /**
     * The host name from which clients of a sharded cache learn where each key lives.
     *
     * @throws IllegalArgumentException when the cache is not sharded
     */
    public String configurationEndpoint() {
        if (!(props.topology() instanceof CacheTopology.Sharded)) {
            throw new IllegalArgumentException(
                    "cache '%s' is not sharded; use primaryEndpoint or readerEndpoint".formatted(props.name()));
        }
        return group.getAttrConfigurationEndPointAddress();
    }

    /** The replication group's id as a reference, which orders what uses it after the cache. */
    String reference() {
        return group.getRef();
    }

    ReplicatedCacheProps props() {
        return props;
    }

    private void requireUnsharded() {
        if (props.topology() instanceof CacheTopology.Sharded) {
            throw new IllegalArgumentException(
                    "cache '%s' is sharded; use configurationEndpoint".formatted(props.name()));
        }
    }
}
