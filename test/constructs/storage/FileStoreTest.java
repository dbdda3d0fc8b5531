package dev.meridian.constructs.storage;

import static dev.meridian.constructs.storage.Fixture.IRISH_KEY;
import static dev.meridian.constructs.storage.Fixture.SINGAPORE_KEY;
import static dev.meridian.constructs.storage.Fixture.object;
import static dev.meridian.constructs.storage.Fixture.objects;
import static dev.meridian.constructs.storage.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.storage.files.FileAccess;
import dev.meridian.constructs.storage.files.FileBackup;
import dev.meridian.constructs.storage.files.FileDirectory;
import dev.meridian.constructs.storage.files.FileReplication;
import dev.meridian.constructs.storage.files.FileThroughput;
import dev.meridian.constructs.storage.files.FileTiering;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;

class FileStoreTest {
    private static final SubnetSelection DATABASE =
            SubnetSelection.builder().subnetGroupName("Database").build();
    private static final FileDirectory SHARED = new FileDirectory("Shared", "/shared", 1000, 2000, "0750");
    private static final Map<String, Object> DENY_PLAIN = Map.of(
            "Sid", "DenyPlainNfs",
            "Effect", "Deny",
            "Principal", Map.of("AWS", "*"),
            "Action",
                    List.of(
                            "elasticfilesystem:ClientMount",
                            "elasticfilesystem:ClientWrite",
                            "elasticfilesystem:ClientRootAccess"),
            "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));

    private static TestStack stack;
    private static IVpc vpc;
    private static IKey key;
    private static FileStore files;
    private static Template template;

    @BeforeAll
    static void synthesize() {
        stack = TestStack.create();
        key = Fixture.key(stack);
        vpc = Vpc.Builder.create(stack, "Vpc")
                .natGateways(0)
                .subnetConfiguration(List.of(isolated("Database"), isolated("Application")))
                .build();
        files = new FileStore(stack, "Files", props(List.of(SHARED)).build());
        new FileStore(
                stack,
                "Copied",
                props(List.of())
                        .access(FileAccess.NETWORK_CLIENTS)
                        .tiering(new FileTiering.InfrequentAccessThenArchive(1, 90))
                        .backup(FileBackup.BACKUP_PLAN)
                        .replication(new FileReplication.ToNewFileSystem("eu-west-1", IRISH_KEY))
                        .build());
        new FileStore(
                stack,
                "Paired",
                props(List.of())
                        .replication(new FileReplication.ToFileSystem("eu-west-1", "fs-0123456789abcdef0"))
                        .build());
        new FileStore(
                stack,
                "Standby",
                props(List.of())
                        .throughput(new FileThroughput.Provisioned(64))
                        .tiering(new FileTiering.Stay())
                        .replication(new FileReplication.Destination())
                        .build());
        var client = SecurityGroup.Builder.create(stack, "Client").vpc(vpc).build();
        var principal = new ServicePrincipal("ec2.amazonaws.com");
        files.admit(client);
        files.grantRead(
                Role.Builder.create(stack, "Reader").assumedBy(principal).build(), "Shared");
        files.grantReadWrite(
                Role.Builder.create(stack, "Owner").assumedBy(principal).build(), "Shared");
        template = Template.fromStack(stack);
    }

    @Test
    void keeps_the_logical_ids_of_file_systems_and_access_points() {
        assertThat(template.findResources("AWS::EFS::FileSystem"))
                .containsOnlyKeys("Files", "Copied", "Paired", "Standby")
                .allSatisfy((id, fileSystem) -> assertThat(fileSystem)
                        .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                        .containsEntry("UpdateReplacePolicy", "Retain"));
        assertThat(template.findResources("AWS::EFS::AccessPoint"))
                .containsOnlyKeys("FilesSharedDirectoryDD1BD865")
                .allSatisfy((id, accessPoint) ->
                        assertThat(accessPoint).containsEntry("DeletionPolicy", "RetainExceptOnCreate"));
    }

    @Test
    void is_encrypted_elastic_cheap_when_idle_and_backed_up_unless_told_otherwise() {
        assertThat(fileSystem("Files"))
                .containsEntry("Encrypted", true)
                .containsEntry("KmsKeyId", Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")))
                .containsEntry("PerformanceMode", "generalPurpose")
                .containsEntry("ThroughputMode", "elastic")
                .containsEntry("LifecyclePolicies", List.of(Map.of("TransitionToIA", "AFTER_30_DAYS")))
                .containsEntry("BackupPolicy", Map.of("Status", "ENABLED"))
                .doesNotContainKeys("ReplicationConfiguration", "FileSystemProtection", "ProvisionedThroughputInMibps");
    }

    @Test
    void leaves_backups_to_a_plan_and_goes_to_archive_when_asked() {
        assertThat(fileSystem("Copied"))
                .containsEntry("BackupPolicy", Map.of("Status", "DISABLED"))
                .containsEntry(
                        "LifecyclePolicies",
                        List.of(
                                Map.of("TransitionToIA", "AFTER_1_DAY"),
                                Map.of("TransitionToArchive", "AFTER_90_DAYS")));
        assertThat(fileSystem("Standby"))
                .containsEntry("ThroughputMode", "provisioned")
                .containsEntry("ProvisionedThroughputInMibps", 64)
                .doesNotContainKey("LifecyclePolicies");
    }

    @Test
    void lets_nobody_in_without_tls_and_an_identity() {
        assertThat(object(fileSystem("Files"), "FileSystemPolicy")).containsEntry("Statement", List.of(DENY_PLAIN));
    }

    @Test
    void lets_network_clients_in_through_access_points_and_never_as_root() {
        assertThat(objects(object(fileSystem("Copied"), "FileSystemPolicy"), "Statement"))
                .containsExactly(
                        DENY_PLAIN,
                        Map.of(
                                "Sid", "AllowThroughAccessPoints",
                                "Effect", "Allow",
                                "Principal", Map.of("AWS", "*"),
                                "Action", List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"),
                                "Condition",
                                        Map.of(
                                                "Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"),
                                                "Null", Map.of("elasticfilesystem:AccessPointArn", "false"))));
    }

    @Test
    void has_a_mount_target_per_zone_in_the_given_subnets_named_for_the_zone() {
        assertThat(template.findResources("AWS::EFS::MountTarget"))
                .hasSize(12)
                .containsKeys(
                        "FilesMountTargetUsEast1aDC43965A",
                        "FilesMountTargetUsEast1bB771133F",
                        "FilesMountTargetUsEast1cED99F675");
        assertThat(properties(template, "AWS::EFS::MountTarget", "FilesMountTargetUsEast1bB771133F"))
                .containsEntry("FileSystemId", Map.of("Ref", "Files"))
                .containsEntry("SubnetId", Map.of("Ref", "VpcDatabaseSubnet2Subnet7DBBCA2D"));
    }

    @Test
    void opens_nfs_to_who_is_admitted_and_nothing_else() {
        assertThat(template.findResources("AWS::EC2::SecurityGroupIngress").values())
                .singleElement()
                .satisfies(rule -> assertThat(object(rule, "Properties"))
                        .containsEntry("FromPort", 2049)
                        .containsEntry("ToPort", 2049)
                        .containsEntry("IpProtocol", "tcp")
                        .containsEntry(
                                "SourceSecurityGroupId", Map.of("Fn::GetAtt", List.of("Client4A7F64DF", "GroupId"))));
    }

    @Test
    void fixes_who_clients_are_in_their_directory() {
        assertThat(properties(template, "AWS::EFS::AccessPoint", "FilesSharedDirectoryDD1BD865"))
                .containsEntry("PosixUser", Map.of("Uid", "1000", "Gid", "2000"))
                .containsEntry(
                        "RootDirectory",
                        Map.of(
                                "Path",
                                "/shared",
                                "CreationInfo",
                                Map.of("OwnerUid", "1000", "OwnerGid", "2000", "Permissions", "0750")));
    }

    @Test
    void grants_one_directory_and_never_root() {
        var through = Map.of(
                "StringEquals",
                Map.of(
                        "elasticfilesystem:AccessPointArn",
                        Map.of("Fn::GetAtt", List.of("FilesSharedDirectoryDD1BD865", "Arn"))));

        assertThat(granted("ReaderDefaultPolicy151F3818"))
                .containsEntry("Action", "elasticfilesystem:ClientMount")
                .containsEntry("Condition", through);
        assertThat(granted("OwnerDefaultPolicy50CBE111"))
                .containsEntry("Action", List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                .containsEntry("Resource", Map.of("Fn::GetAtt", List.of("Files", "Arn")))
                .containsEntry("Condition", through);
    }

    @Test
    void replicates_to_one_destination_of_either_kind() {
        assertThat(fileSystem("Copied"))
                .containsEntry(
                        "ReplicationConfiguration",
                        Map.of("Destinations", List.of(Map.of("Region", "eu-west-1", "KmsKeyId", IRISH_KEY))));
        assertThat(fileSystem("Paired"))
                .containsEntry(
                        "ReplicationConfiguration",
                        Map.of(
                                "Destinations",
                                List.of(Map.of("Region", "eu-west-1", "FileSystemId", "fs-0123456789abcdef0"))));
    }

    @Test
    void offers_itself_to_be_overwritten_only_as_a_destination() {
        assertThat(fileSystem("Standby"))
                .containsEntry("FileSystemProtection", Map.of("ReplicationOverwriteProtection", "DISABLED"))
                .doesNotContainKey("ReplicationConfiguration");
        assertThat(fileSystem("Paired")).doesNotContainKey("FileSystemProtection");
    }

    @Test
    void fails_for_a_directory_that_is_not_there() {
        assertThatThrownBy(() -> files.accessPointId("Private"))
                .hasMessage("there is no directory 'Private', only [Shared]");
    }

    @Test
    void fails_for_two_subnets_in_a_zone() {
        var both = SubnetSelection.builder()
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .build();
        var other = TestStack.create();
        var otherVpc = Vpc.Builder.create(other, "Vpc")
                .natGateways(0)
                .maxAzs(2)
                .subnetConfiguration(List.of(isolated("Database"), isolated("Application")))
                .build();
        var props = FileStoreProps.builder(otherVpc, both, Fixture.key(other), List.of())
                .build();

        assertThatThrownBy(() -> new FileStore(other, "Files", props))
                .hasMessage("EFS takes one mount target per zone, got subnets in "
                        + "[us-east-1a, us-east-1b, us-east-1a, us-east-1b]; select one subnet per zone");
    }

    @Test
    void fails_for_archive_without_elastic_throughput() {
        var builder = props(List.of())
                .throughput(new FileThroughput.Provisioned(1))
                .tiering(new FileTiering.InfrequentAccessThenArchive(30, 90));

        assertThatThrownBy(builder::build)
                .hasMessage("Archive storage needs elastic throughput, got Provisioned[mebibytesPerSecond=1]; use it, "
                        + "or stop at Infrequent Access");
    }

    @Test
    void fails_for_directories_that_collide() {
        var again = new FileDirectory("Other", "/shared", 1, 1, "0700");

        assertThatThrownBy(() -> props(List.of(SHARED, again)).build())
                .hasMessage("directories need names and paths of their own, got 'Other' at '/shared' twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "/", "/shared/", "/a/b/c/d/e", "/with space", "/a//b"})
    void fails_for_paths_that_efs_refuses(String path) {
        assertThatThrownBy(() -> new FileDirectory("Shared", path, 1000, 1000, "0750"))
                .hasMessage(
                        "path must be absolute, 4 levels and 100 characters at most, without a final slash, got '%s'"
                                .formatted(path));
    }

    @Test
    void fails_for_root_and_for_modes_that_are_not_octal() {
        assertThatThrownBy(() -> new FileDirectory("Shared", "/shared", 0, 1000, "0750"))
                .hasMessage("userId and groupId must be 1 to 4294967295, not root, got 0 and 1000");
        assertThatThrownBy(() -> new FileDirectory("Shared", "/shared", 1000, 1000, "0798"))
                .hasMessage("permissions must be 3 or 4 octal digits, got '0798'");
        assertThatThrownBy(() -> new FileDirectory("shared", "/shared", 1000, 1000, "0750"))
                .hasMessage("a directory's name must be PascalCase, got 'shared'");
    }

    @Test
    void fails_for_figures_that_efs_does_not_take() {
        assertThatThrownBy(() -> new FileThroughput.Provisioned(3415))
                .hasMessage("provisioned throughput must be 1 to 3414 MiB/s, got 3415");
        assertThatThrownBy(() -> new FileTiering.InfrequentAccess(31))
                .hasMessage("EFS counts [1, 7, 14, 30, 60, 90, 180, 270, 365] idle days, got 31");
        assertThatThrownBy(() -> new FileTiering.InfrequentAccessThenArchive(90, 90))
                .hasMessage("files reach Archive later than Infrequent Access, got 90 and 90 days");
    }

    @Test
    void fails_for_a_destination_that_does_not_fit() {
        assertThatThrownBy(() -> new FileReplication.ToNewFileSystem("eu-west-1", SINGAPORE_KEY))
                .hasMessage("the copy in eu-west-1 is encrypted with a key of that region, got '%s'", SINGAPORE_KEY);
        assertThatThrownBy(() -> new FileReplication.ToFileSystem("eu-west-1", "files"))
                .hasMessage("fileSystemId must be an id such as fs-0123456789abcdef0, got 'files'");
    }

    private static FileStoreProps.Builder props(List<FileDirectory> directories) {
        return FileStoreProps.builder(vpc, DATABASE, key, directories);
    }

    private static SubnetConfiguration isolated(String name) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .build();
    }

    private static Map<String, Object> fileSystem(String logicalId) {
        return properties(template, "AWS::EFS::FileSystem", logicalId);
    }

    private static Map<String, Object> granted(String policyId) {
        return objects(object(properties(template, "AWS::IAM::Policy", policyId), "PolicyDocument"), "Statement")
                .get(0);
    }
}
