package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.credentials.SecretAccess;
import dev.meridian.constructs.database.credentials.WriterCredentials;
import dev.meridian.constructs.database.instance.Availability;
import dev.meridian.constructs.database.instance.InstanceFoundation;
import dev.meridian.constructs.database.replicas.ReadEndpoint;
import dev.meridian.constructs.database.replicas.ReadReplica;
import dev.meridian.constructs.database.replicas.Reads;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * A PostgreSQL instance on RDS that takes the writes of all regions, its read replicas in the same region behind one
 * name, its encrypted backups, and the credentials of its master user (A5, A15, A18).
 *
 * <p>It defines no users but the master, no alarms beyond those of the read endpoint, and no replicas in other regions:
 * those are {@link PostgresReplica}s in the stacks of their regions.
 */
public final class PostgresDatabase extends Construct {
    private final PostgresDatabaseProps props;
    private final InstanceFoundation foundation;
    private final CfnDBInstance writer;
    private final List<CfnDBInstance> instances = new ArrayList<>();
    private final ISecret secret;
    private final String writeEndpoint;
    private final String readEndpoint;

    /**
     * Defines the database in {@code scope}.
     *
     * @throws IllegalArgumentException for subnets in fewer than two zones, or a replica in a zone without subnet
     */
    public PostgresDatabase(Construct scope, String id, PostgresDatabaseProps props) {
        super(requireNonNull(scope, "scope"), id);
        this.props = requireNonNull(props, "props");
        foundation = new InstanceFoundation(
                this, props.identifier(), props.vpc(), props.subnets(), props.key(), props.settings());
        var credentials = WriterCredentials.of(this, props.identifier(), props.credentials(), props.settings());
        writer = writer(credentials);
        instances.add(writer);
        secret = credentials.attach(this, writer, props.settings());
        writeEndpoint = writer.getAttrEndpointAddress();
        readEndpoint = props.reads() instanceof Reads.FromReplicas from ? replicate(from) : writeEndpoint;
    }

    /** The address that accepts writes. It stays the same when the standby takes over. */
    public String writeEndpoint() {
        return writeEndpoint;
    }

    /** The address for reads that may be a little old: the replicas together, or the writer when there are none. */
    public String readEndpoint() {
        return readEndpoint;
    }

    /** The port of every endpoint. */
    public int port() {
        return props.settings().port();
    }

    /** The DB instance identifiers of the writer, first, and its replicas: the dimension of their metrics. */
    public List<String> identifiers() {
        var identifiers = new ArrayList<String>();
        identifiers.add(props.identifier());
        if (props.reads() instanceof Reads.FromReplicas from) {
            from.replicas().forEach(replica -> identifiers.add(replica.identifier(props.identifier())));
        }
        return List.copyOf(identifiers);
    }

    /** The security group of the writer and its replicas. */
    public ISecurityGroup securityGroup() {
        return foundation.securityGroup();
    }

    /** The DB subnet group, for what is restored beside the database. */
    public String subnetGroupName() {
        return foundation.subnetGroupName();
    }

    /** The credentials of the master user. Let others read them with {@link #grantCredentialsRead}. */
    public ISecret secret() {
        return secret;
    }

    /**
     * Lets a client open connections to the writer and its replicas.
     *
     * @param scope where the rule is defined: a construct of the client's stack, which then depends on this one
     * @param id the id of the rule in {@code scope}
     * @param client the security group the connections come from
     */
    public void admit(Construct scope, String id, ISecurityGroup client) {
        InstanceAccess.admit(foundation.securityGroup(), port(), scope, id, client);
    }

    /**
     * Lets an identity read the master credentials; applications connect as users of their own instead. The identity
     * alone is given the right: the policy of the key must leave decisions to IAM, as that of a CDK key does.
     */
    public void grantCredentialsRead(IGrantable grantee) {
        SecretAccess.grantRead(
                this, secret.getSecretArn(), props.credentials().key().getKeyArn(), grantee);
    }

    /**
     * Lets an identity log in as a PostgreSQL user with a token instead of a password, on the writer and its replicas.
     * The user must exist and hold the role {@code rds_iam}.
     *
     * @throws IllegalArgumentException for a user with wildcards
     */
    public void grantConnect(IGrantable grantee, String user) {
        var resourceIds =
                instances.stream().map(CfnDBInstance::getAttrDbiResourceId).toList();
        InstanceAccess.grantConnect(this, resourceIds, grantee, user);
    }

    PostgresDatabaseProps props() {
        return props;
    }

    String writerRef() {
        return writer.getRef();
    }

    private CfnDBInstance writer(WriterCredentials credentials) {
        var settings = props.settings();
        var instance = foundation
                .keepingData(foundation.instance(props.identifier()))
                .dbName(props.databaseName())
                .storageEncrypted(true)
                .engineVersion(settings.version().name())
                .allocatedStorage(Integer.toString(settings.storage().allocatedGiB()));
        credentials.describe(instance);
        if (props.backupReplication() instanceof BackupReplication.ToRegion copy) {
            instance.automaticBackupReplicationRegion(copy.region())
                    .automaticBackupReplicationKmsKeyId(copy.keyArn())
                    .automaticBackupReplicationRetentionPeriod(copy.retentionDays());
        }
        var created = foundation.create("Default", "", props.identifier(), instance.build(), settings.removal());
        if (settings.availability() == Availability.SINGLE_ZONE) {
            Acknowledged.on(
                    created,
                    "Its definition asks for one zone: it is restored, not failed over, and costs half as much.",
                    Acknowledged.rule("RDS3"));
        }
        if (!settings.isProtected()) {
            Acknowledged.on(
                    created,
                    "Its definition lets the environment be torn down; a last snapshot stays.",
                    Acknowledged.rule("RDS10"));
        }
        return created;
    }

    private String replicate(Reads.FromReplicas reads) {
        Map<ReadReplica, ReadEndpoint.Address> addresses = new LinkedHashMap<>();
        for (var replica : reads.replicas()) {
            foundation.requireZone(replica.number(), replica.zone());
            var identifier = replica.identifier(props.identifier());
            // Neither version nor key nor backups: a replica in the region of its source has them from it.
            var instance = foundation.create(
                    replica.id(),
                    replica.id(),
                    identifier,
                    foundation
                            .instance(identifier)
                            .sourceDbInstanceIdentifier(writer.getRef())
                            .availabilityZone(replica.zone())
                            .multiAz(false)
                            .deletionProtection(false)
                            .build(),
                    RemovalPolicy.DESTROY);
            InstanceFoundation.acknowledgeInheritedEncryption(instance);
            Acknowledged.on(
                    instance,
                    "A read replica has no standby of its own: the other replicas take its reads, the writer has one.",
                    Acknowledged.rule("RDS3"));
            Acknowledged.on(
                    instance,
                    "A read replica holds nothing its writer does not, and is removed again to scale in.",
                    Acknowledged.rule("RDS10"));
            Acknowledged.on(
                    instance,
                    "Replicas are spread over the zones of the stack, which are literal so that no replica moves.",
                    Acknowledged.templateRule("W3010"));
            instances.add(instance);
            addresses.put(replica, new ReadEndpoint.Address(identifier, instance.getAttrEndpointAddress()));
        }
        return new ReadEndpoint(this, "ReadEndpoint", props.vpc(), reads, addresses).address();
    }
}
