package dev.meridian.constructs.storage;

import dev.meridian.constructs.storage.files.FileAccess;
import dev.meridian.constructs.storage.files.FileDirectory;
import dev.meridian.constructs.storage.files.FileReplication;
import dev.meridian.constructs.storage.files.FileThroughput;
import dev.meridian.constructs.storage.policies.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.efs.CfnAccessPoint;
import software.amazon.awscdk.services.efs.CfnAccessPoint.CreationInfoProperty;
import software.amazon.awscdk.services.efs.CfnAccessPoint.PosixUserProperty;
import software.amazon.awscdk.services.efs.CfnAccessPoint.RootDirectoryProperty;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.efs.CfnFileSystem.BackupPolicyProperty;
import software.amazon.awscdk.services.efs.CfnFileSystem.FileSystemProtectionProperty;
import software.amazon.awscdk.services.efs.CfnFileSystem.ReplicationConfigurationProperty;
import software.amazon.awscdk.services.efs.CfnFileSystem.ReplicationDestinationProperty;
import software.amazon.awscdk.services.efs.CfnMountTarget;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/**
 * A network file system over all zones of the given subnets, encrypted with the given key, with an access point per
 * directory; file system and access points are kept when their stack goes.
 *
 * <p>It is written in CloudFormation's terms since the CDK's own class can neither leave backups to a plan nor name a
 * destination in another region, and its way to refuse anonymous clients lets whoever may read write as root.
 */
public final class FileStore extends Construct {
    /** NFS. */
    public static final int PORT = 2049;

    private static final String MOUNT = "elasticfilesystem:ClientMount";
    private static final String WRITE = "elasticfilesystem:ClientWrite";
    private static final String ROOT = "elasticfilesystem:ClientRootAccess";

    private final String fileSystemId;
    private final CfnFileSystem fileSystem;
    private final ISecurityGroup securityGroup;
    private final Map<String, CfnAccessPoint> accessPoints = new TreeMap<>();

    /** Defines the file system, a security group that admits nobody yet, mount targets and access points. */
    public FileStore(Construct scope, String id, FileStoreProps props) {
        super(scope, id);
        fileSystem = fileSystem(props);
        fileSystemId = fileSystem.getRef();
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.vpc())
                .description("NFS to a file system")
                .allowAllOutbound(false)
                .build();
        addMountTargets(props);
        props.directories().forEach(this::addAccessPoint);
    }

    /** The file system's id, which mounts and a replication's source name. */
    public String fileSystemId() {
        return fileSystemId;
    }

    /** The file system's ARN, which backup selections name. */
    public String fileSystemArn() {
        return fileSystem.getAttrArn();
    }

    /** The security group of the mount targets, for stacks that keep the rules on the client's side. */
    public ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /**
     * The id of a directory's access point, as a persistent volume names it.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public String accessPointId(String directory) {
        return accessPoint(directory).getRef();
    }

    /** Lets the client reach the mount targets. What it may do there is granted apart. */
    public void admit(IConnectable client) {
        securityGroup.getConnections().allowFrom(client, Port.tcp(PORT), "NFS");
    }

    /**
     * Lets the reader mount a directory and read there.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public void grantRead(IGrantable reader, String directory) {
        grant(reader, directory, List.of(MOUNT));
    }

    /**
     * Lets the owner mount a directory, read and write there. Root access is never granted.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public void grantReadWrite(IGrantable owner, String directory) {
        grant(owner, directory, List.of(MOUNT, WRITE));
    }

    private CfnFileSystem fileSystem(FileStoreProps props) {
        var definition = CfnFileSystem.Builder.create(this, "Default")
                .encrypted(true)
                .kmsKeyId(props.key().getKeyArn())
                .performanceMode("generalPurpose")
                .backupPolicy(BackupPolicyProperty.builder()
                        .status(props.backup().status())
                        .build())
                .fileSystemPolicy(policy(props.access()));
        if (props.throughput() instanceof FileThroughput.Provisioned provisioned) {
            definition.throughputMode("provisioned").provisionedThroughputInMibps(provisioned.mebibytesPerSecond());
        } else {
            definition.throughputMode("elastic");
        }
        if (!props.tiering().policies().isEmpty()) {
            definition.lifecyclePolicies(props.tiering().policies());
        }
        if (props.replication() instanceof FileReplication.Destination) {
            definition.fileSystemProtection(FileSystemProtectionProperty.builder()
                    .replicationOverwriteProtection("DISABLED")
                    .build());
        } else if (props.replication() instanceof FileReplication.ToNewFileSystem to) {
            definition.replicationConfiguration(replicatedTo(ReplicationDestinationProperty.builder()
                    .region(to.region())
                    .kmsKeyId(to.keyArn())
                    .build()));
        } else if (props.replication() instanceof FileReplication.ToFileSystem to) {
            definition.replicationConfiguration(replicatedTo(ReplicationDestinationProperty.builder()
                    .region(to.region())
                    .fileSystemId(to.fileSystemId())
                    .build()));
        }
        var fileSystem = definition.build();
        fileSystem.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return fileSystem;
    }

    private static ReplicationConfigurationProperty replicatedTo(ReplicationDestinationProperty destination) {
        return ReplicationConfigurationProperty.builder()
                .destinations(List.of(destination))
                .build();
    }

    /** A policy alone ends the default that lets every client in; what it does not allow, identities must bring. */
    private static Map<String, Object> policy(FileAccess access) {
        var anyone = JsonObject.with("AWS", "*");
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(JsonObject.with("Sid", "DenyPlainNfs")
                .and("Effect", "Deny")
                .and("Principal", anyone)
                .and("Action", List.of(MOUNT, WRITE, ROOT))
                .and("Condition", JsonObject.with("Bool", JsonObject.with("aws:SecureTransport", "false")))
                .fields());
        if (access == FileAccess.NETWORK_CLIENTS) {
            statements.add(JsonObject.with("Sid", "AllowThroughAccessPoints")
                    .and("Effect", "Allow")
                    .and("Principal", anyone)
                    .and("Action", List.of(MOUNT, WRITE))
                    .and(
                            "Condition",
                            JsonObject.with("Bool", JsonObject.with("elasticfilesystem:AccessedViaMountTarget", "true"))
                                    .and("Null", JsonObject.with("elasticfilesystem:AccessPointArn", "false")))
                    .fields());
        }
        return JsonObject.policy(statements);
    }

    /** EFS takes one mount target per zone; a second would fail in the middle of a deployment. */
    private void addMountTargets(FileStoreProps props) {
        var selected = props.vpc().selectSubnets(props.subnets());
        var subnetIds = selected.getSubnetIds();
        var zones = selected.getAvailabilityZones();
        if (new HashSet<>(zones).size() < zones.size()) {
            throw new IllegalArgumentException(
                    "EFS takes one mount target per zone, got subnets in %s; select one subnet per zone"
                            .formatted(zones));
        }
        var securityGroups = List.of(securityGroup.getSecurityGroupId());
        for (int index = 0; index < zones.size(); index++) {
            CfnMountTarget.Builder.create(this, "MountTarget" + pascalCase(zones.get(index)))
                    .fileSystemId(fileSystemId)
                    .subnetId(subnetIds.get(index))
                    .securityGroups(securityGroups)
                    .build();
        }
    }

    private void addAccessPoint(FileDirectory directory) {
        var userId = Long.toString(directory.userId());
        var groupId = Long.toString(directory.groupId());
        var accessPoint = CfnAccessPoint.Builder.create(this, directory.name() + "Directory")
                .fileSystemId(fileSystemId)
                .posixUser(PosixUserProperty.builder().uid(userId).gid(groupId).build())
                .rootDirectory(RootDirectoryProperty.builder()
                        .path(directory.path())
                        .creationInfo(CreationInfoProperty.builder()
                                .ownerUid(userId)
                                .ownerGid(groupId)
                                .permissions(directory.permissions())
                                .build())
                        .build())
                .build();
        accessPoint.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        accessPoints.put(directory.name(), accessPoint);
    }

    private void grant(IGrantable client, String directory, List<String> actions) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(client)
                .actions(actions)
                .resourceArns(List.of(fileSystemArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of(
                                "elasticfilesystem:AccessPointArn",
                                accessPoint(directory).getAttrArn())))
                .build());
    }

    private CfnAccessPoint accessPoint(String directory) {
        var accessPoint = accessPoints.get(directory);
        if (accessPoint == null) {
            throw new IllegalArgumentException(
                    "there is no directory '%s', only %s".formatted(directory, accessPoints.keySet()));
        }
        return accessPoint;
    }

    private static String pascalCase(String zone) {
        var name = new StringBuilder();
        for (var word : zone.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
