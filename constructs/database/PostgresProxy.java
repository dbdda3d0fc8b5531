package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.credentials.SecretAccess;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.rds.CfnDBProxy;
import software.amazon.awscdk.services.rds.CfnDBProxy.AuthFormatProperty;
import software.amazon.awscdk.services.rds.CfnDBProxyTargetGroup;
import software.amazon.awscdk.services.rds.CfnDBProxyTargetGroup.ConnectionPoolConfigurationInfoFormatProperty;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * An RDS Proxy in front of the writer of a {@link PostgresDatabase}: it pools connections and holds those of clients
 * through a failover. RDS attaches proxies to writers alone, so reads go to the read endpoint directly.
 */
public final class PostgresProxy extends Construct {
    private static final int PORT = 5432;
    private static final int BORROW_TIMEOUT_SECONDS = 30;

    private final SecurityGroup securityGroup;
    private final CfnDBProxy proxy;
    private final String endpoint;

    /** Defines the proxy in {@code scope}. */
    public PostgresProxy(Construct scope, String id, PostgresProxyProps props) {
        super(requireNonNull(scope, "scope"), id);
        var database = props.database();
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(database.props().vpc())
                .description("Who may connect to proxy " + props.name())
                .allowAllOutbound(false)
                .build();
        securityGroup.addEgressRule(database.securityGroup(), Port.tcp(database.port()), "PostgreSQL");
        var rule = InstanceAccess.admit(database.securityGroup(), database.port(), this, "ToDatabase", securityGroup);
        proxy = CfnDBProxy.Builder.create(this, "Default")
                .dbProxyName(props.name())
                .engineFamily("POSTGRESQL")
                .requireTls(true)
                .idleClientTimeout(props.idleClientMinutes() * 60)
                .roleArn(role(props).getRoleArn())
                .auth(props.logins().stream()
                        .map(secret -> AuthFormatProperty.builder()
                                .authScheme("SECRETS")
                                .iamAuth(props.login().iamAuth())
                                .clientPasswordAuthType("POSTGRES_SCRAM_SHA_256")
                                .secretArn(secret.getSecretArn())
                                .build())
                        .toList())
                .vpcSecurityGroupIds(List.of(securityGroup.getSecurityGroupId()))
                .vpcSubnetIds(
                        database.props().vpc().selectSubnets(props.subnets()).getSubnetIds())
                .build();
        var targets = CfnDBProxyTargetGroup.Builder.create(this, "TargetGroup")
                .dbProxyName(proxy.getRef())
                .targetGroupName("default")
                .dbInstanceIdentifiers(List.of(database.writerRef()))
                .connectionPoolConfigurationInfo(ConnectionPoolConfigurationInfoFormatProperty.builder()
                        .maxConnectionsPercent(props.maximumConnectionsPercent())
                        .maxIdleConnectionsPercent(props.maximumConnectionsPercent() / 2)
                        .connectionBorrowTimeout(BORROW_TIMEOUT_SECONDS)
                        .build())
                .build();
        // Creation waits until the proxy reaches the writer, which it cannot before both rules are there.
        targets.getNode().addDependency(securityGroup, rule);
        endpoint = proxy.getAttrEndpoint();
    }

    /** The address clients connect to, for reads and writes. */
    public String endpoint() {
        return endpoint;
    }

    /** The port of the proxy. */
    public int port() {
        return PORT;
    }

    /** The security group of the proxy. */
    public ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /**
     * Lets a client open connections to the proxy.
     *
     * @param scope where the rule is defined: a construct of the client's stack
     * @param id the id of the rule in {@code scope}
     * @param client the security group the connections come from
     */
    public void admit(Construct scope, String id, ISecurityGroup client) {
        InstanceAccess.admit(securityGroup, PORT, scope, id, client);
    }

    /**
     * Lets an identity log in to the proxy as a PostgreSQL user with a token.
     *
     * @throws IllegalArgumentException for a user with wildcards
     */
    public void grantConnect(IGrantable grantee, String user) {
        // The resource id of a proxy is the last part of its ARN.
        var resourceId = Fn.select(6, Fn.split(":", proxy.getAttrDbProxyArn()));
        InstanceAccess.grantConnect(this, List.of(resourceId), grantee, user);
    }

    private Role role(PostgresProxyProps props) {
        var secrets = props.logins().stream().map(ISecret::getSecretArn).toList();
        return Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("rds.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "ReadLogins",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        PolicyStatement.Builder.create()
                                                .actions(List.of("secretsmanager:GetSecretValue"))
                                                .resources(secrets)
                                                .build(),
                                        PolicyStatement.Builder.create()
                                                .actions(List.of("kms:Decrypt"))
                                                .resources(
                                                        List.of(props.loginKey().getKeyArn()))
                                                .conditions(SecretAccess.throughSecretsManager(
                                                        Stack.of(this).getRegion()))
                                                .build()))
                                .build()))
                .build();
    }
}
