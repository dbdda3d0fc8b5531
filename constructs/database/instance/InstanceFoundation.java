package dev.meridian.constructs.database.instance;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBInstanceProps;
import software.amazon.awscdk.services.rds.CfnDBParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;

/**
 * What the instances of one region stand on and have in common, whether they write or replicate. Not for users: the
 * constructs of a database share it.
 */
public final class InstanceFoundation {
    private static final int MONITORING_SECONDS = 60;
    private static final List<String> EXPORTED_LOGS = List.of("postgresql", "upgrade");

    private final Construct scope;
    private final PostgresSettings settings;
    private final SecurityGroup securityGroup;
    private final List<String> securityGroupIds;
    private final String subnetGroupName;
    private final String parameterGroupName;
    private final String monitoringRoleArn;
    private final String keyArn;
    private final Set<String> zones;

    /**
     * Defines it in {@code scope}.
     *
     * @throws IllegalArgumentException for subnets in fewer than two zones
     */
    public InstanceFoundation(
            Construct scope,
            String identifier,
            IVpc vpc,
            SubnetSelection subnets,
            IKey key,
            PostgresSettings settings) {
        this.scope = scope;
        this.settings = settings;
        keyArn = key.getKeyArn();
        securityGroup = SecurityGroup.Builder.create(scope, "SecurityGroup")
                .vpc(vpc)
                .description("Who may connect to " + identifier)
                .allowAllOutbound(false)
                .build();
        securityGroupIds = List.of(securityGroup.getSecurityGroupId());
        var selected = vpc.selectSubnets(subnets);
        zones = Set.copyOf(selected.getAvailabilityZones());
        if (zones.size() < 2) {
            throw new IllegalArgumentException(
                    "subnets must lie in at least two zones, as RDS demands of a subnet group, got %s"
                            .formatted(zones));
        }
        var subnetGroup = CfnDBSubnetGroup.Builder.create(scope, "SubnetGroup")
                .dbSubnetGroupDescription("Where " + identifier + " lives")
                .subnetIds(selected.getSubnetIds())
                .build();
        Acknowledged.subnetsOfAnotherStack(subnetGroup);
        subnetGroupName = subnetGroup.getRef();
        var parameterGroup = CfnDBParameterGroup.Builder.create(scope, "ParameterGroup")
                .family(settings.version().parameterGroupFamily())
                .description("How " + identifier + " is configured")
                .parameters(PostgresParameters.of(settings))
                .build();
        parameterGroupName = parameterGroup.getRef();
        monitoringRoleArn = monitoringRole().getAttrArn();
        if (settings.removal() == RemovalPolicy.RETAIN) {
            // A retained instance goes on using these, and its stack could not be deleted while it does.
            securityGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
            subnetGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
            parameterGroup.applyRemovalPolicy(RemovalPolicy.RETAIN);
        }
    }

    /** The security group of every instance. */
    public ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /** The DB subnet group. */
    public String subnetGroupName() {
        return subnetGroupName;
    }

    /**
     * Refuses a replica in a zone the subnet group does not reach.
     *
     * @throws IllegalArgumentException for such a zone
     */
    public void requireZone(int replica, String zone) {
        if (!zones.contains(zone)) {
            throw new IllegalArgumentException("replica %d must run in a zone of its subnets, %s, got '%s'"
                    .formatted(replica, new TreeSet<>(zones), zone));
        }
    }

    /** The properties every instance has. */
    public CfnDBInstanceProps.Builder instance(String identifier) {
        var props = CfnDBInstanceProps.builder()
                .dbInstanceIdentifier(identifier)
                .engine("postgres")
                .dbInstanceClass(settings.instanceClass().name())
                .storageType("gp3")
                .dbSubnetGroupName(subnetGroupName)
                .dbParameterGroupName(parameterGroupName)
                .vpcSecurityGroups(securityGroupIds)
                .publiclyAccessible(false)
                .port(Integer.toString(settings.port()))
                .enableIamDatabaseAuthentication(true)
                .caCertificateIdentifier(settings.certificateAuthority().identifier())
                .monitoringInterval(MONITORING_SECONDS)
                .monitoringRoleArn(monitoringRoleArn)
                .enablePerformanceInsights(true)
                .performanceInsightsKmsKeyId(keyArn)
                .performanceInsightsRetentionPeriod(settings.insights().retentionDays())
                .databaseInsightsMode(settings.insights().mode())
                .enableCloudwatchLogsExports(EXPORTED_LOGS)
                .autoMinorVersionUpgrade(true)
                .copyTagsToSnapshot(true)
                .preferredMaintenanceWindow(settings.maintenanceWindow().toCloudFormation());
        if (settings.storage().grows()) {
            props.maxAllocatedStorage(settings.storage().maximumGiB());
        }
        if (settings.storage().performance() instanceof Gp3Storage.Performance.Provisioned provisioned) {
            props.iops(provisioned.iops()).storageThroughput(provisioned.throughputMiBps());
        }
        return props;
    }

    /** Adds the backups, protection and key of an instance that holds data of its own. */
    public CfnDBInstanceProps.Builder keepingData(CfnDBInstanceProps.Builder props) {
        return props.kmsKeyId(keyArn)
                .multiAz(settings.availability() == Availability.MULTI_ZONE)
                .backupRetentionPeriod(settings.backupRetentionDays())
                .preferredBackupWindow(settings.backupWindow().toCloudFormation())
                .deleteAutomatedBackups(!settings.isProtected())
                .deletionProtection(settings.isProtected());
    }

    /** Creates an instance, and before it the log groups it would otherwise create itself, without retention. */
    public CfnDBInstance create(
            String id, String prefix, String identifier, CfnDBInstanceProps props, RemovalPolicy removal) {
        var instance = new CfnDBInstance(scope, id, props);
        instance.applyRemovalPolicy(removal);
        instance.getNode()
                .addDependency(
                        logGroup(prefix + "PostgresqlLog", identifier, "postgresql"),
                        logGroup(prefix + "UpgradeLog", identifier, "upgrade"));
        if (settings.port() == PostgresSettings.DEFAULT_PORT) {
            Acknowledged.on(
                    instance,
                    "Clients expect PostgreSQL on its own port; the security group decides who reaches it, and another"
                            + " port would hide it from nobody inside the network.",
                    Acknowledged.rule("RDS11"));
        }
        return instance;
    }

    /** Accepts that a replica does not say that it is encrypted: it is as its source is. */
    public static void acknowledgeInheritedEncryption(CfnDBInstance replica) {
        Acknowledged.on(
                replica,
                "CloudFormation refuses StorageEncrypted on a replica: it is encrypted because its source is.",
                Acknowledged.rule("RDS2"));
    }

    private LogGroup logGroup(String id, String identifier, String log) {
        var group = LogGroup.Builder.create(scope, id)
                .logGroupName("/aws/rds/instance/%s/%s".formatted(identifier, log))
                .retention(settings.logRetention())
                .removalPolicy(settings.companionRemoval());
        settings.logKey().ifPresent(group::encryptionKey);
        return group.build();
    }

    /** What AWS's own policy for Enhanced Monitoring allows, without other log groups and regions. */
    private CfnRole monitoringRole() {
        var stack = Stack.of(scope);
        var metrics = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName("RDSOSMetrics*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        var role = ServiceRole.create(
                scope,
                "MonitoringRole",
                ServiceRole.when(
                        Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())),
                        ServiceRole.trust("monitoring.rds.amazonaws.com")),
                "EnhancedMonitoring",
                List.of(ServiceRole.allow(
                        metrics,
                        "logs:CreateLogGroup",
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:GetLogEvents",
                        "logs:PutLogEvents",
                        "logs:PutRetentionPolicy")));
        Acknowledged.on(
                role,
                "RDS names the streams of this one log group after instances that do not exist yet.",
                Acknowledged.resource(metrics));
        return role;
    }
}
