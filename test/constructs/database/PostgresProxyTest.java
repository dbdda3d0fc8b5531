package dev.meridian.constructs.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.database.credentials.MasterCredentials;
import dev.meridian.constructs.database.instance.TlsFloor;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PostgresProxyTest {
    private static Fixture fixture;
    private static Template template;

    @BeforeAll
    static void synthesize() {
        fixture = Fixture.in(TestStack.create());
        var database = fixture.database(
                "Database", Fixture.production().tlsFloor(TlsFloor.TLS_1_2).build());
        new PostgresProxy(
                fixture.stack(),
                "Proxy",
                PostgresProxyProps.of(
                        "atlas-production", database, Fixture.SUBNETS, List.of(database.secret()), fixture.key()));
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void asks_for_tls_and_an_iam_token() {
        template.hasResourceProperties(
                "AWS::RDS::DBProxy",
                Map.of(
                        "EngineFamily",
                        "POSTGRESQL",
                        "RequireTLS",
                        true,
                        "IdleClientTimeout",
                        1800,
                        "Auth",
                        List.of(Map.of(
                                "AuthScheme",
                                "SECRETS",
                                "IAMAuth",
                                "REQUIRED",
                                "ClientPasswordAuthType",
                                "POSTGRES_SCRAM_SHA_256",
                                "SecretArn",
                                Map.of("Ref", "DatabaseSecret3B817195")))));
    }

    @Test
    void waits_for_the_rule_through_which_it_reaches_the_writer() {
        template.hasResource(
                "AWS::RDS::DBProxyTargetGroup",
                Map.of(
                        "DependsOn",
                        Match.arrayWith(List.of("ProxyToDatabase24DEC27B")),
                        "Properties",
                        Match.objectLike(Map.of(
                                "DBInstanceIdentifiers",
                                List.of(Map.of("Ref", "Database")),
                                "ConnectionPoolConfigurationInfo",
                                Match.objectLike(Map.of("MaxConnectionsPercent", 90))))));
    }

    @Test
    void reaches_the_database_and_nothing_else() {
        assertThat(template.findResources("AWS::EC2::SecurityGroup")
                        .get("ProxySecurityGroup31CCABE3")
                        .toString())
                .doesNotContain("0.0.0.0/0");
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupEgress", Map.of("FromPort", 5432, "ToPort", 5432, "IpProtocol", "tcp"));
    }

    @Test
    void decrypts_through_secrets_manager_only() {
        var roles = template.findResources("AWS::IAM::Role")
                .get("ProxyRole46D67FAB")
                .toString();

        assertThat(roles)
                .contains("kms:ViaService=secretsmanager.us-east-1.amazonaws.com")
                .doesNotContain("Resource=*");
    }

    @Test
    void refuses_a_database_that_speaks_tls_1_3_alone() {
        var database = new PostgresDatabase(
                fixture.stack(),
                "Strict",
                PostgresDatabaseProps.builder(
                                "strict", "atlas", Fixture.production().build())
                        .in(
                                fixture.vpc(),
                                Fixture.SUBNETS,
                                fixture.key(),
                                MasterCredentials.ManagedByRds.with(fixture.key())));
        var logins = List.of(database.secret());

        assertThatThrownBy(() -> PostgresProxyProps.of("atlas", database, Fixture.SUBNETS, logins, fixture.key()))
                .hasMessage("database must accept TLS 1.2 for RDS Proxy to connect, got tlsFloor TLS_1_3; use TLS_1_2,"
                        + " or pool connections in the application");
    }
}
