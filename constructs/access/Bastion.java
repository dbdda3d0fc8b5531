package dev.meridian.constructs.access;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.CpuCredits;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.IMachineImage;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/**
 * A way for people into private subnets without an open port or a key pair: one instance that Session Manager reaches,
 * and a session document of its own that logs and encrypts what is typed.
 *
 * <p>The instance stands in an Auto Scaling group of one. A failed instance is replaced, and so is one that has reached
 * its lifetime, by one from the image that Amazon Linux 2023 then has: patches come by replacement, and nothing is kept
 * on it. Account-wide Session Manager preferences are left alone. Tunnels pass through it but are not logged: Session
 * Manager cannot see into them.
 */
public final class Bastion extends Construct {
    static final String TUNNEL_DOCUMENT = "AWS-StartPortForwardingSessionToRemoteHost";

    /**
     * Without sudo, so that whoever has a session cannot stop its log; a principal tagged {@code SSMSessionRunAs} gets
     * the user that tag names instead.
     */
    private static final String VISITOR = "visitor";

    /**
     * The default kernel's full image: the minimal ones lack the Systems Manager agent. Read at each launch: the
     * template stays the same, the instance is current.
     */
    private static final IMachineImage IMAGE = MachineImage.resolveSsmParameterAtLaunch(
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64");

    /**
     * Under the account's EBS key: with a key of one's own its policy must name Auto Scaling's service-linked role, or
     * no instance ever starts. The volume holds an operating system only.
     */
    private static final BlockDevice ROOT_VOLUME = BlockDevice.builder()
            .deviceName("/dev/xvda")
            .volume(BlockDeviceVolume.ebs(
                    8,
                    EbsDeviceOptions.builder()
                            .encrypted(true)
                            .volumeType(EbsDeviceVolumeType.GP3)
                            .build()))
            .build();

    private static final UpdatePolicy ONE_AFTER_THE_OTHER = UpdatePolicy.rollingUpdate(
            RollingUpdateOptions.builder().minInstancesInService(0).build());

    private static final String AGENT_POLICY = "AmazonSSMManagedInstanceCore";
    private static final IManagedPolicy AGENT = ManagedPolicy.fromAwsManagedPolicyName(AGENT_POLICY);
    private static final IPrincipal EC2 = new ServicePrincipal("ec2.amazonaws.com");
    private static final Port HTTPS = Port.tcp(443);

    private final String name;
    private final String keyArn;
    private final String region;
    private final String account;
    private final String securityGroupId;

    /** Defines the instance, its role, its security group, the session document and the session log. */
    public Bastion(Construct scope, String id, BastionProps props) {
        super(scope, id);
        var stack = Stack.of(this);
        name = props.name();
        keyArn = props.key().getKeyArn();
        region = stack.getRegion();
        account = stack.getAccount();
        var log = LogGroup.Builder.create(this, "SessionLog")
                .encryptionKey(props.key())
                .retention(props.logRetention())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        defineSessions(props, log.getLogGroupName());
        var securityGroup = defineSecurityGroup(props);
        securityGroupId = securityGroup.getSecurityGroupId();
        defineInstance(props, securityGroup, defineRole(log.getLogGroupArn()));
    }

    /**
     * Lets the bastion reach a store, and thereby everybody who has a session. The store's security group may come from
     * another stack: both rules stand in the bastion's.
     *
     * @param id the name of the store, PascalCase, unique within the bastion
     * @param securityGroupId the store's security group
     * @param port the store's TCP port
     * @throws IllegalArgumentException if the port is out of range
     */
    public void admitTo(String id, String securityGroupId, int port) {
        StorePort.check(port);
        CfnSecurityGroupIngress.Builder.create(this, id + "Ingress")
                .groupId(securityGroupId)
                .sourceSecurityGroupId(this.securityGroupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("From bastion " + name)
                .build();
        CfnSecurityGroupEgress.Builder.create(this, id + "Egress")
                .groupId(this.securityGroupId)
                .destinationSecurityGroupId(securityGroupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("To " + id)
                .build();
    }

    /**
     * Lets a role start shells and tunnels here, and end its own, with the documents of this class only.
     *
     * @param id the name of the people, PascalCase, unique within the bastion
     * @param role the role of the people, from this stack or another
     */
    public void grantSessions(String id, IRole role) {
        SessionPolicy.attach(this, id + "Sessions", role, new SessionPolicy.Target(region, account, name, keyArn));
    }

    /** The shell command that opens a session on whichever instance is the bastion at that time. */
    public String startSessionCommand() {
        return "aws ssm start-session --region %s --document-name %s --target %s".formatted(region, name, target());
    }

    /**
     * The shell command that opens a tunnel through the bastion.
     *
     * @param host the address of the store, as seen from the VPC
     * @param port the store's port
     * @param localPort the port on one's own machine
     * @throws IllegalArgumentException if a port is out of range
     */
    public String tunnelCommand(String host, int port, int localPort) {
        StorePort.check(port);
        StorePort.check(localPort);
        return ("aws ssm start-session --region %s --document-name %s"
                        + " --parameters host=%s,portNumber=%d,localPortNumber=%d --target %s")
                .formatted(region, TUNNEL_DOCUMENT, host, port, localPort, target());
    }

    private String target() {
        return ("\"$(aws ec2 describe-instances --region %s --filters Name=tag:Name,Values=%s"
                        + " Name=instance-state-name,Values=running"
                        + " --query 'Reservations[0].Instances[0].InstanceId' --output text)\"")
                .formatted(region, name);
    }

    private void defineSessions(BastionProps props, String logName) {
        // Sorted maps: the order of Map.of differs from one JVM to the next, and so would the template.
        var inputs = new TreeMap<String, Object>();
        inputs.put("cloudWatchLogGroupName", logName);
        inputs.put("cloudWatchEncryptionEnabled", true);
        inputs.put("cloudWatchStreamingEnabled", true);
        inputs.put("s3BucketName", "");
        inputs.put("s3KeyPrefix", "");
        inputs.put("s3EncryptionEnabled", true);
        inputs.put("kmsKeyId", keyArn);
        inputs.put("runAsEnabled", true);
        inputs.put("runAsDefaultUser", VISITOR);
        inputs.put("idleSessionTimeout", String.valueOf(props.idleMinutes()));
        inputs.put("maxSessionDuration", String.valueOf(props.sessionMinutes()));
        CfnDocument.Builder.create(this, "Sessions")
                .name(name)
                .documentType("Session")
                // A named document cannot be replaced by one of the same name; a new version can follow it.
                .updateMethod("NewVersion")
                .content(new TreeMap<>(Map.of(
                        "schemaVersion",
                        "1.0",
                        "description",
                        "Shells on bastion " + name,
                        "sessionType",
                        "Standard_Stream",
                        "inputs",
                        inputs)))
                .build();
    }

    private SecurityGroup defineSecurityGroup(BastionProps props) {
        var group = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.vpc())
                .description("Bastion " + name + ": nothing in, AWS services and admitted stores out")
                .allowAllOutbound(false)
                .build();
        group.addEgressRule(Peer.ipv4(props.outbound().cidr()), HTTPS, "AWS services");
        return group;
    }

    private Role defineRole(String logArn) {
        var role = Role.Builder.create(this, "Role")
                .assumedBy(EC2)
                .managedPolicies(List.of(AGENT))
                .inlinePolicies(Map.of(
                        "Sessions",
                        Permissions.document(List.of(
                                Permissions.allow(
                                        List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                                        List.of(logArn)),
                                // The agent lists log groups to see that the session's one is encrypted.
                                Permissions.allow(List.of("logs:DescribeLogGroups"), List.of("*")),
                                Permissions.allow(List.of("kms:Decrypt"), List.of(keyArn))))))
                .build();
        Acknowledged.on(
                role,
                "The Systems Manager agent's own policy: AWS changes it together with the agent.",
                Acknowledged.managedPolicy(AGENT_POLICY));
        Acknowledged.on(
                role,
                "logs:DescribeLogGroups knows no narrower resource; it reads names and settings, no log.",
                Acknowledged.ANY_RESOURCE);
        return role;
    }

    private void defineInstance(BastionProps props, SecurityGroup securityGroup, Role role) {
        var template = LaunchTemplate.Builder.create(this, "Template")
                .instanceType(new InstanceType(props.size().instanceType()))
                .machineImage(IMAGE)
                .cpuCredits(CpuCredits.STANDARD)
                .requireImdsv2(true)
                .httpPutResponseHopLimit(1)
                .associatePublicIpAddress(false)
                .securityGroup(securityGroup)
                .role(role)
                .userData(UserData.custom("#!/bin/bash\nuseradd --create-home %s\n".formatted(VISITOR)))
                .blockDevices(List.of(ROOT_VOLUME))
                .build();
        Acknowledged.on(
                template,
                "resolve:ssm: is the documented form of an image read at launch (Amazon EC2 Auto Scaling User Guide,"
                        + " Use AWS Systems Manager parameters instead of AMI IDs in launch templates); the rule knows"
                        + " AMI ids only.",
                Acknowledged.templateRule("E1152"));
        var group = AutoScalingGroup.Builder.create(this, "Default")
                .vpc(props.vpc())
                .vpcSubnets(props.subnets())
                .launchTemplate(template)
                .minCapacity(1)
                .maxCapacity(1)
                .maxInstanceLifetime(Duration.days(props.lifetimeDays()))
                .updatePolicy(ONE_AFTER_THE_OTHER)
                .build();
        Acknowledged.on(
                group,
                "A group of one that replaces its instance every few days: each notification would be about routine.",
                Acknowledged.rule("AS3"));
        Tags.of(this).add("Name", name);
    }
}
