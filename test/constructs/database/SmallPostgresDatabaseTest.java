package dev.meridian.constructs.database;

import static dev.meridian.constructs.database.Fixture.properties;
import static dev.meridian.constructs.database.Fixture.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.database.credentials.MasterCredentials;
import dev.meridian.constructs.database.instance.Availability;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import dev.meridian.constructs.database.instance.Gp3Storage;
import dev.meridian.constructs.database.instance.PostgresSettings;
import dev.meridian.constructs.database.replicas.ReadReplica;
import dev.meridian.constructs.database.replicas.ReadRouting;
import dev.meridian.constructs.database.replicas.Reads;
import dev.meridian.constructs.secrets.SecretCopy;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;

/** A database for development: alone, and gone with its stack. */
class SmallPostgresDatabaseTest {
    private static Fixture fixture;
    private static PostgresDatabase database;
    private static Template template;

    @BeforeAll
    static void synthesize() {
        fixture = Fixture.in(TestStack.create());
        database = new PostgresDatabase(fixture.stack(), "Database", props(settings(), new Reads.FromWriter()));
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void rds_keeps_the_password_of_an_instance_without_replicas() {
        template.resourceCountIs("AWS::SecretsManager::Secret", 0);
        template.resourceCountIs("AWS::SecretsManager::RotationSchedule", 0);
        assertThat(instance())
                .containsEntry("MasterUsername", "dbadmin")
                .containsEntry("ManageMasterUserPassword", true)
                .containsKey("MasterUserSecret")
                .doesNotContainKey("MasterUserPassword");
    }

    @Test
    void goes_with_its_stack() {
        assertThat(resource(template, "AWS::RDS::DBInstance", "Database")).containsEntry("DeletionPolicy", "Delete");
        assertThat(instance())
                .containsEntry("DeletionProtection", false)
                .containsEntry("DeleteAutomatedBackups", true)
                .containsEntry("MultiAZ", false);
        assertThat(template.findResources("AWS::Logs::LogGroup").values())
                .allSatisfy(group -> assertThat(group).containsEntry("DeletionPolicy", "Delete"));
    }

    @Test
    void reads_go_to_the_writer() {
        assertThat(database.readEndpoint()).isEqualTo(database.writeEndpoint());
        template.resourceCountIs("AWS::Route53::HostedZone", 0);
    }

    @Test
    void storage_that_does_not_grow_has_no_maximum() {
        assertThat(instance()).containsEntry("AllocatedStorage", "20").doesNotContainKey("MaxAllocatedStorage");
    }

    @Test
    void refuses_replicas_of_an_instance_whose_password_rds_keeps() {
        var reads = Reads.FromReplicas.fresh(List.of(new ReadReplica(1, "us-east-1a")), "database.internal");

        assertThatThrownBy(() -> props(settings(), reads))
                .hasMessage(
                        "credentials must be an OwnSecret when there are replicas, got ManagedByRds with 1; RDS does"
                                + " not create replicas of an instance that manages its password itself");
    }

    @Test
    void replicas_that_always_answer_need_no_health_check() {
        var local = Fixture.in(TestStack.create());
        var reads = new Reads.FromReplicas(
                List.of(new ReadReplica(7, "us-east-1c")), "database.internal", new ReadRouting.Always());
        new PostgresDatabase(
                local.stack(),
                "Database",
                PostgresDatabaseProps.builder("atlas", "atlas", settings())
                        .reads(reads)
                        .in(local.vpc(), Fixture.SUBNETS, local.key(), local.ownSecret()));

        var result = Template.fromStack(local.stack());

        assertThat(result.findResources("AWS::Route53::RecordSet").values())
                .map(Fixture::properties)
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("SetIdentifier", "atlas-replica-7")
                        .doesNotContainKey("HealthCheckId"));
        result.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void refuses_a_replica_in_a_zone_without_subnet() {
        var local = Fixture.in(TestStack.create());
        var props = PostgresDatabaseProps.builder("atlas", "atlas", settings())
                .reads(Reads.FromReplicas.fresh(List.of(new ReadReplica(1, "us-east-1f")), "database.internal"))
                .in(local.vpc(), Fixture.SUBNETS, local.key(), local.ownSecret());

        assertThatThrownBy(() -> new PostgresDatabase(local.stack(), "Database", props))
                .hasMessage("replica 1 must run in a zone of its subnets, [us-east-1a, us-east-1b, us-east-1c], got"
                        + " 'us-east-1f'");
    }

    @Test
    void refuses_subnets_of_one_zone() {
        var local = Fixture.in(TestStack.create());
        var oneZone = SubnetSelection.builder()
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .availabilityZones(List.of("us-east-1a"))
                .build();
        var props = PostgresDatabaseProps.builder("atlas", "atlas", settings())
                .in(local.vpc(), oneZone, local.key(), MasterCredentials.ManagedByRds.with(local.key()));

        assertThatThrownBy(() -> new PostgresDatabase(local.stack(), "Database", props))
                .hasMessage(
                        "subnets must lie in at least two zones, as RDS demands of a subnet group, got [us-east-1a]");
    }

    @Test
    void refuses_names_rds_does_not_accept() {
        var builder = PostgresDatabaseProps.builder("atlas--production", "atlas", settings());
        var credentials = MasterCredentials.ManagedByRds.with(fixture.key());

        assertThatThrownBy(() -> builder.in(fixture.vpc(), Fixture.SUBNETS, fixture.key(), credentials))
                .hasMessage("identifier must be 1 to 63 lower-case letters, digits or single hyphens, a letter first,"
                        + " no hyphen last, got 'atlas--production'");
        assertThatThrownBy(() -> new MasterCredentials.ManagedByRds("admin", fixture.key()))
                .hasMessage("username must be 1 to 63 letters or digits, a letter first, and not a reserved word, got"
                        + " 'admin'");
    }

    @Test
    void refuses_a_secret_name_that_ends_like_a_generated_suffix() {
        assertThatThrownBy(() -> MasterCredentials.OwnSecret.named("atlas-secret", fixture.key(), List.of()))
                .hasMessage(
                        "secretName must be 1 to 512 letters, digits or /_+=.@- and must not end in a hyphen and six"
                                + " characters, got 'atlas-secret'");
    }

    @Test
    void refuses_a_copy_with_a_key_of_another_region() {
        assertThatThrownBy(() -> new SecretCopy("ap-southeast-1", Fixture.KEY_IN_IRELAND))
                .hasMessage("keyArn must be the ARN of a KMS key in ap-southeast-1, got '%s'"
                        .formatted(Fixture.KEY_IN_IRELAND));
    }

    private static PostgresSettings settings() {
        return PostgresSettings.builder(new DatabaseInstanceClass("db.t4g.micro"), Gp3Storage.fixed(20))
                .availability(Availability.SINGLE_ZONE)
                .removal(RemovalPolicy.DESTROY)
                .build();
    }

    private static PostgresDatabaseProps props(PostgresSettings settings, Reads reads) {
        return PostgresDatabaseProps.builder("atlas-development", "atlas", settings)
                .reads(reads)
                .in(fixture.vpc(), Fixture.SUBNETS, fixture.key(), MasterCredentials.ManagedByRds.with(fixture.key()));
    }

    private static Map<String, Object> instance() {
        return properties(resource(template, "AWS::RDS::DBInstance", "Database"));
    }
}
