package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.credentials.SecretAccess;
import dev.meridian.constructs.database.instance.InstanceFoundation;
import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.secrets.SecretCopy;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.constructs.Construct;

/**
 * A replica of a {@link PostgresDatabase} in another region: it answers reads there, and is promoted when the region of
 * the writer is lost (A5, A16). It keeps backups of its own, so that a promoted replica has a past to go back to.
 *
 * <p>Its stack must depend on that of the writer, since a literal ARN creates no dependency, and is deleted before it.
 * Its users and passwords are those of the writer, whose secret needs a copy in this region to be read without it.
 */
public final class PostgresReplica extends Construct {
    private final PostgresReplicaProps props;
    private final InstanceFoundation foundation;
    private final CfnDBInstance replica;
    private final String readEndpoint;

    /**
     * Defines the replica in {@code scope}.
     *
     * @throws IllegalArgumentException when the stack lies in the region of the writer, or the subnets in fewer than
     *     two zones
     */
    public PostgresReplica(Construct scope, String id, PostgresReplicaProps props) {
        super(requireNonNull(scope, "scope"), id);
        this.props = requireNonNull(props, "props");
        if (Stack.of(this).getRegion().equals(props.sourceRegion())) {
            throw new IllegalArgumentException(
                    "sourceArn must name a writer in another region, got %s; use Reads.FromReplicas within a region"
                            .formatted(props.sourceArn()));
        }
        foundation = new InstanceFoundation(
                this, props.identifier(), props.vpc(), props.subnets(), props.key(), props.settings());
        // No version and no size: RDS takes both from the writer, and CloudFormation would ask for a change right after
        // creation if the writer had been patched or had grown since. The source region stays when the source goes:
        // without the one CloudFormation promotes the replica, without the other it would replace it.
        var instance =
                foundation.keepingData(foundation.instance(props.identifier())).sourceRegion(props.sourceRegion());
        if (props.state() == PostgresReplicaProps.State.FOLLOWING) {
            instance.sourceDbInstanceIdentifier(props.sourceArn());
        }
        replica = foundation.create(
                "Default",
                "",
                props.identifier(),
                instance.build(),
                props.settings().removal());
        InstanceFoundation.acknowledgeInheritedEncryption(replica);
        if (props.state() == PostgresReplicaProps.State.PROMOTED) {
            Acknowledged.on(
                    replica,
                    "The replica was created encrypted; saying so after its promotion would replace the database.",
                    Acknowledged.templateRule("W9008"));
        }
        readEndpoint = replica.getAttrEndpointAddress();
    }

    /** The address for reads, which accepts writes as well once the replica is promoted. */
    public String readEndpoint() {
        return readEndpoint;
    }

    /** The port of the endpoint. */
    public int port() {
        return props.settings().port();
    }

    /** The DB instance identifier: the dimension of its metrics, and what a failover promotes. */
    public String identifier() {
        return props.identifier();
    }

    /** The security group of the replica. */
    public ISecurityGroup securityGroup() {
        return foundation.securityGroup();
    }

    /**
     * Lets a client open connections to the replica.
     *
     * @param scope where the rule is defined: a construct of the client's stack, which then depends on this one
     * @param id the id of the rule in {@code scope}
     * @param client the security group the connections come from
     */
    public void admit(Construct scope, String id, ISecurityGroup client) {
        InstanceAccess.admit(foundation.securityGroup(), port(), scope, id, client);
    }

    /**
     * Lets an identity read the copy of the master credentials in this region. The host in it is that of the writer.
     *
     * @param grantee who may read
     * @param secretName the name of the secret, as in {@link MasterCredentials.OwnSecret}
     * @param copyKey the key of {@link SecretCopy} for this region
     */
    public void grantCredentialsRead(IGrantable grantee, String secretName, IKey copyKey) {
        // Secrets Manager adds a hyphen and six characters, which nobody knows before.
        var secret = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("secretsmanager")
                        .resource("secret")
                        .resourceName(secretName + "-??????")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
        SecretAccess.grantRead(this, secret, copyKey.getKeyArn(), grantee);
    }

    /**
     * Lets an identity log in as a PostgreSQL user with a token instead of a password.
     *
     * @throws IllegalArgumentException for a user with wildcards
     */
    public void grantConnect(IGrantable grantee, String user) {
        InstanceAccess.grantConnect(this, List.of(replica.getAttrDbiResourceId()), grantee, user);
    }
}
