package dev.meridian.constructs.database;

import static dev.meridian.constructs.database.Fixture.properties;
import static dev.meridian.constructs.database.Fixture.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.database.instance.DatabaseInsights;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

class PostgresDatabaseTest {
    private static final String INSTANCE = "AWS::RDS::DBInstance";

    private static Fixture fixture;
    private static PostgresDatabase database;
    private static Template template;
    private static Template clients;

    @BeforeAll
    static void synthesize() {
        var app = TestStack.app();
        fixture = Fixture.in(TestStack.in(app, "us-east-1"));
        database = fixture.database(
                "Database",
                Fixture.production().insights(DatabaseInsights.ADVANCED).build());
        var clientStack = new Stack(
                app,
                "Clients",
                StackProps.builder()
                        .env(Environment.builder()
                                .account(TestStack.ACCOUNT)
                                .region("us-east-1")
                                .build())
                        .build());
        var client = SecurityGroup.Builder.create(clientStack, "Client")
                .vpc(fixture.vpc())
                .build();
        var role = Role.Builder.create(clientStack, "Role")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
        database.admit(clientStack, "ToDatabase", client);
        database.grantConnect(role, "application");
        database.grantCredentialsRead(role);
        template = Template.fromStack(fixture.stack());
        clients = Template.fromStack(clientStack);
    }

    @Test
    void keeps_the_logical_ids_of_what_holds_data() {
        assertThat(template.findResources(INSTANCE))
                .containsOnlyKeys("Database", "DatabaseReplica171CC5B0F", "DatabaseReplica25ECF4D31");
        assertThat(template.findResources("AWS::SecretsManager::Secret")).containsOnlyKeys("DatabaseSecret3B817195");
        assertThat(template.findResources("AWS::RDS::DBSubnetGroup")).containsOnlyKeys("DatabaseSubnetGroup7D60F180");
        assertThat(template.findResources("AWS::RDS::DBParameterGroup"))
                .containsOnlyKeys("DatabaseParameterGroup2462DB94");
    }

    @Test
    void the_writer_is_what_atlas_asks_for() {
        template.hasResource(
                INSTANCE,
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "UpdateReplacePolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.ofEntries(
                                Map.entry("DBInstanceIdentifier", "atlas-production"),
                                Map.entry("Engine", "postgres"),
                                Map.entry("EngineVersion", "16.13"),
                                Map.entry("DBInstanceClass", "db.r5.2xlarge"),
                                Map.entry("StorageType", "gp3"),
                                Map.entry("AllocatedStorage", "500"),
                                Map.entry("MaxAllocatedStorage", 2000),
                                Map.entry("MultiAZ", true),
                                Map.entry("StorageEncrypted", true),
                                Map.entry("BackupRetentionPeriod", 30),
                                Map.entry("PreferredBackupWindow", "03:00-04:00"),
                                Map.entry("PreferredMaintenanceWindow", "sun:05:00-sun:06:00"),
                                Map.entry("DeleteAutomatedBackups", false),
                                Map.entry("DeletionProtection", true),
                                Map.entry("CopyTagsToSnapshot", true),
                                Map.entry("PubliclyAccessible", false),
                                Map.entry("EnableIAMDatabaseAuthentication", true),
                                Map.entry("DatabaseInsightsMode", "advanced"),
                                Map.entry("PerformanceInsightsRetentionPeriod", 465),
                                Map.entry("MonitoringInterval", 60),
                                Map.entry("CACertificateIdentifier", "rds-ca-rsa2048-g1"),
                                Map.entry("EnableCloudwatchLogsExports", List.of("postgresql", "upgrade"))))));
    }

    @Test
    void baseline_storage_leaves_iops_to_rds() {
        assertThat(writer()).doesNotContainKeys("Iops", "StorageThroughput");
    }

    @Test
    void accepts_tls_1_3_and_scram_alone() {
        template.hasResourceProperties(
                "AWS::RDS::DBParameterGroup",
                Map.of(
                        "Family",
                        "postgres16",
                        "Parameters",
                        Match.objectLike(Map.of(
                                "rds.force_ssl", "1",
                                "ssl_min_protocol_version", "TLSv1.3",
                                "rds.accepted_password_auth_method", "scram",
                                "rds.logical_replication", "0",
                                "idle_in_transaction_session_timeout", "300000"))));
    }

    @Test
    void does_not_log_statements_that_carry_passwords() {
        var parameters = (Map<?, ?>)
                properties(resource(template, "AWS::RDS::DBParameterGroup", "DatabaseParameterGroup2462DB94"))
                        .get("Parameters");

        assertThat(parameters.containsKey("log_statement")).isFalse();
    }

    @Test
    void copies_its_backups_to_the_other_region() {
        assertThat(writer())
                .containsEntry("AutomaticBackupReplicationRegion", "eu-west-1")
                .containsEntry("AutomaticBackupReplicationKmsKeyId", Fixture.KEY_IN_IRELAND)
                .containsEntry("AutomaticBackupReplicationRetentionPeriod", 30);
    }

    @Test
    void replicas_follow_the_writer_in_their_zones_and_repeat_nothing_they_inherit() {
        var replica = properties(resource(template, INSTANCE, "DatabaseReplica25ECF4D31"));

        assertThat(replica)
                .containsEntry("DBInstanceIdentifier", "atlas-production-replica-2")
                .containsEntry("SourceDBInstanceIdentifier", Map.of("Ref", "Database"))
                .containsEntry("AvailabilityZone", "us-east-1b")
                .containsEntry("DBParameterGroupName", Map.of("Ref", "DatabaseParameterGroup2462DB94"))
                .containsEntry("MaxAllocatedStorage", 2000)
                .doesNotContainKeys(
                        "EngineVersion",
                        "AllocatedStorage",
                        "KmsKeyId",
                        "StorageEncrypted",
                        "DBName",
                        "MasterUsername",
                        "MasterUserPassword",
                        "BackupRetentionPeriod",
                        "PreferredBackupWindow");
    }

    @Test
    void log_groups_are_there_before_the_instance_that_would_create_them() {
        assertThat((List<?>) resource(template, INSTANCE, "Database").get("DependsOn"))
                .hasToString("[DatabasePostgresqlLog95349A1F, DatabaseUpgradeLog128D343E]");
        template.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Map.of(
                                "LogGroupName",
                                "/aws/rds/instance/atlas-production/postgresql",
                                "RetentionInDays",
                                90)));
    }

    @Test
    void each_replica_has_an_equal_share_of_the_read_endpoint() {
        assertThat(database.readEndpoint()).isEqualTo("read.database.atlas.internal");
        assertThat(template.findResources("AWS::Route53::RecordSet").values())
                .map(Fixture::properties)
                .allSatisfy(record -> assertThat(record)
                        .containsEntry("Name", "read.database.atlas.internal.")
                        .containsEntry("Type", "CNAME")
                        .containsEntry("TTL", "5")
                        .containsEntry("Weight", 100)
                        .containsKey("HealthCheckId"))
                .extracting(record -> record.get("SetIdentifier"))
                .containsExactlyInAnyOrder("atlas-production-replica-1", "atlas-production-replica-2");
    }

    @Test
    void a_replica_that_lags_or_says_nothing_is_unhealthy() {
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "MetricName",
                        "ReplicaLag",
                        "Threshold",
                        600,
                        "EvaluationPeriods",
                        3,
                        "TreatMissingData",
                        "breaching",
                        "Dimensions",
                        List.of(Map.of("Name", "DBInstanceIdentifier", "Value", "atlas-production-replica-1"))));
        template.hasResourceProperties(
                "AWS::Route53::HealthCheck",
                Map.of(
                        "HealthCheckConfig",
                        Match.objectLike(
                                Map.of("Type", "CLOUDWATCH_METRIC", "InsufficientDataHealthStatus", "Unhealthy"))));
    }

    @Test
    void the_password_is_a_reference_and_its_secret_has_a_copy_abroad() {
        assertThat(writer().get("MasterUserPassword"))
                .hasToString("{Fn::Join=[, [{{resolve:secretsmanager:, {Ref=DatabaseSecret3B817195},"
                        + " :SecretString:password::}}]]}");
        template.hasResourceProperties(
                "AWS::SecretsManager::Secret",
                Map.of(
                        "Name",
                        "atlas-production/database",
                        "ReplicaRegions",
                        List.of(Map.of("Region", "eu-west-1", "KmsKeyId", Fixture.KEY_IN_IRELAND))));
    }

    @Test
    void rotation_waits_until_replicas_are_created_and_may_touch_this_instance_alone() {
        template.hasResourceProperties(
                "AWS::SecretsManager::RotationSchedule",
                Map.of("RotateImmediatelyOnUpdate", false, "RotationRules", Map.of("AutomaticallyAfterDays", 30)));
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "Policies",
                        List.of(Match.objectLike(Map.of(
                                "PolicyName",
                                "Rotate",
                                "PolicyDocument",
                                Match.objectLike(Map.of(
                                        "Statement",
                                        Match.arrayWith(
                                                List.of(
                                                        Map.of(
                                                                "Effect",
                                                                "Allow",
                                                                "Action",
                                                                List.of(
                                                                        "rds:DescribeDBInstances",
                                                                        "rds:ModifyDBInstance"),
                                                                "Resource",
                                                                Map.of(
                                                                        "Fn::GetAtt",
                                                                        List.of("Database", "DBInstanceArn"))))))))))));
    }

    @Test
    void the_rules_of_clients_live_in_their_own_stack() {
        assertThat(template.findResources("AWS::EC2::SecurityGroupIngress")).isEmpty();
        clients.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress", Map.of("IpProtocol", "tcp", "FromPort", 5432, "ToPort", 5432));
    }

    @Test
    void clients_log_in_as_one_user_on_every_instance() {
        var policy = clients.findResources("AWS::IAM::Policy").values().toString();

        assertThat(policy)
                .contains("rds-db:connect")
                .contains("arn:aws:rds-db:us-east-1:111111111111:dbuser:")
                .containsSubsequence("/application", "/application", "/application")
                .doesNotContain("/*");
    }

    @Test
    void names_its_instances_for_metrics() {
        assertThat(database.identifiers())
                .containsExactly("atlas-production", "atlas-production-replica-1", "atlas-production-replica-2");
    }

    @Test
    void refuses_to_let_everybody_log_in_as_anybody() {
        var role = Role.fromRoleArn(fixture.stack(), "Anybody", "arn:aws:iam::111111111111:role/anybody");

        assertThatThrownBy(() -> database.grantConnect(role, "*"))
                .hasMessage("user must be the name of one PostgreSQL user without wildcards, got '*'");
    }

    private static Map<String, Object> writer() {
        return properties(resource(template, INSTANCE, "Database"));
    }
}
