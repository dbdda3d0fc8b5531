package dev.meridian.constructs.database;

import static dev.meridian.constructs.database.Fixture.properties;
import static dev.meridian.constructs.database.Fixture.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

class PostgresReplicaTest {
    private static final String SOURCE = "arn:aws:rds:us-east-1:111111111111:db:atlas-production";

    private static Fixture fixture;
    private static Template template;

    @BeforeAll
    static void synthesize() {
        fixture = Fixture.in(TestStack.in(TestStack.app(), "eu-west-1"));
        var replica = new PostgresReplica(fixture.stack(), "Replica", props(PostgresReplicaProps.State.FOLLOWING));
        var role = Role.Builder.create(fixture.stack(), "Client")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
        replica.grantCredentialsRead(role, "atlas-production/database", fixture.key());
        new PostgresReplica(fixture.stack(), "Promoted", props(PostgresReplicaProps.State.PROMOTED));
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void keeps_the_logical_ids_of_what_holds_data() {
        assertThat(template.findResources("AWS::RDS::DBInstance")).containsOnlyKeys("Replica", "Promoted");
        assertThat(template.findResources("AWS::RDS::DBSubnetGroup"))
                .containsOnlyKeys("ReplicaSubnetGroupDCB8F807", "PromotedSubnetGroup1FB81FD3");
    }

    @Test
    void names_its_source_by_arn_and_takes_a_key_of_its_own_region() {
        assertThat(instance("Replica"))
                .containsEntry("SourceDBInstanceIdentifier", SOURCE)
                .containsEntry("SourceRegion", "us-east-1")
                .containsEntry("KmsKeyId", Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")));
    }

    @Test
    void repeats_nothing_it_inherits() {
        assertThat(instance("Replica"))
                .doesNotContainKeys(
                        "EngineVersion",
                        "AllocatedStorage",
                        "StorageEncrypted",
                        "DBName",
                        "MasterUsername",
                        "MasterUserPassword",
                        "AutomaticBackupReplicationRegion");
    }

    @Test
    void can_carry_the_load_and_go_back_in_time_once_promoted() {
        assertThat(instance("Replica"))
                .containsEntry("DBInstanceClass", "db.r5.2xlarge")
                .containsEntry("MultiAZ", true)
                .containsEntry("MaxAllocatedStorage", 2000)
                .containsEntry("BackupRetentionPeriod", 30)
                .containsEntry("DeletionProtection", true);
        assertThat(resource(template, "AWS::RDS::DBInstance", "Replica")).containsEntry("DeletionPolicy", "Retain");
    }

    @Test
    void promotion_drops_the_source_and_nothing_else() {
        var following = instance("Replica").keySet().stream()
                .filter(property -> !property.equals("SourceDBInstanceIdentifier"))
                .toList();

        assertThat(instance("Promoted")).containsOnlyKeys(following);
        assertThat(instance("Promoted")).containsEntry("SourceRegion", "us-east-1");
    }

    @Test
    void clients_read_the_copy_of_the_credentials_in_their_region() {
        assertThat(template.findResources("AWS::IAM::Policy").values().toString())
                .contains("arn:aws:secretsmanager:eu-west-1:111111111111:secret:atlas-production/database-??????")
                .contains("kms:ViaService=secretsmanager.eu-west-1.amazonaws.com");
    }

    @Test
    void composes_the_arn_of_a_writer() {
        assertThat(PostgresReplicaProps.sourceArn("us-east-1", "111111111111", "atlas-production"))
                .isEqualTo(SOURCE);
    }

    @Test
    void refuses_a_writer_of_its_own_region() {
        var local = Fixture.in(TestStack.create());
        var props = PostgresReplicaProps.following(
                "atlas-copy",
                SOURCE,
                local.vpc(),
                Fixture.SUBNETS,
                local.key(),
                Fixture.production().build());

        assertThatThrownBy(() -> new PostgresReplica(local.stack(), "Replica", props))
                .hasMessage(
                        "sourceArn must name a writer in another region, got %s; use Reads.FromReplicas within a"
                                + " region",
                        SOURCE);
    }

    @Test
    void refuses_a_source_that_is_no_arn() {
        assertThatThrownBy(() -> PostgresReplicaProps.following(
                        "atlas-copy",
                        "atlas-production",
                        fixture.vpc(),
                        Fixture.SUBNETS,
                        fixture.key(),
                        Fixture.production().build()))
                .hasMessage(
                        "sourceArn must be the literal ARN of a DB instance, got 'atlas-production'; compose it with"
                                + " sourceArn(region, account, identifier)");
    }

    private static PostgresReplicaProps props(PostgresReplicaProps.State state) {
        return new PostgresReplicaProps(
                "atlas-production-" + state.name().toLowerCase(Locale.ROOT),
                SOURCE,
                fixture.vpc(),
                Fixture.SUBNETS,
                fixture.key(),
                Fixture.production().build(),
                state);
    }

    private static Map<String, Object> instance(String logicalId) {
        return properties(resource(template, "AWS::RDS::DBInstance", logicalId));
    }
}
