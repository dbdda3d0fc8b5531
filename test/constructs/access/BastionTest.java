package dev.meridian.constructs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

class BastionTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/sessions";
    private static final SubnetSelection PRIVATE =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();

    private static IVpc vpc;
    private static IKey key;
    private static Bastion bastion;
    private static Template template;

    @BeforeAll
    static void define() {
        var stack = TestStack.create();
        key = Key.fromKeyArn(stack, "Key", KEY_ARN);
        vpc = Vpc.fromVpcAttributes(
                stack,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-a", "subnet-b"))
                        .privateSubnetRouteTableIds(List.of("rtb-1", "rtb-1"))
                        .build());
        bastion = new Bastion(
                stack,
                "Bastion",
                BastionProps.builder("atlas-test", vpc, PRIVATE, key).build());
        bastion.admitTo("Database", "sg-database", 5432);
        bastion.grantSessions("Engineers", Role.fromRoleArn(stack, "Role", "arn:aws:iam::111111111111:role/Engineer"));
        new Bastion(
                stack,
                "Inner",
                BastionProps.builder("atlas-inner", vpc, PRIVATE, key)
                        .outbound(new Outbound.Endpoints("10.0.0.0/16"))
                        .size(BastionProps.Size.SMALL)
                        .idleMinutes(5)
                        .sessionMinutes(30)
                        .lifetimeDays(1)
                        .build());
        template = Template.fromStack(stack);
    }

    @Test
    void opens_no_port_and_knows_no_key_pair() {
        template.allResourcesProperties("AWS::EC2::SecurityGroup", Map.of("SecurityGroupIngress", Match.absent()));
        template.allResourcesProperties(
                "AWS::EC2::LaunchTemplate",
                Map.of("LaunchTemplateData", Match.objectLike(Map.of("KeyName", Match.absent()))));
        // The one rule that exists opens the store, not the bastion.
        template.allResourcesProperties("AWS::EC2::SecurityGroupIngress", Map.of("GroupId", "sg-database"));
    }

    @ParameterizedTest
    @CsvSource({"atlas-test, 0.0.0.0/0", "atlas-inner, 10.0.0.0/16"})
    void reaches_aws_services_only(String name, String cidr) {
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Map.of(
                        "GroupDescription",
                        "Bastion %s: nothing in, AWS services and admitted stores out".formatted(name),
                        "VpcId",
                        "vpc-1",
                        "SecurityGroupEgress",
                        List.of(Map.of(
                                "CidrIp",
                                cidr,
                                "Description",
                                "AWS services",
                                "FromPort",
                                443,
                                "ToPort",
                                443,
                                "IpProtocol",
                                "tcp"))));
    }

    @Test
    void is_admitted_to_a_store_from_both_sides() {
        var own = Map.of("Fn::GetAtt", List.of("BastionSecurityGroup6D392D75", "GroupId"));

        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "GroupId",
                        "sg-database",
                        "SourceSecurityGroupId",
                        own,
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        5432,
                        "ToPort",
                        5432));
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupEgress",
                Map.of(
                        "GroupId",
                        own,
                        "DestinationSecurityGroupId",
                        "sg-database",
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        5432,
                        "ToPort",
                        5432));
    }

    @Test
    void starts_the_newest_image_encrypted_and_without_a_public_address() {
        template.hasResourceProperties(
                "AWS::EC2::LaunchTemplate",
                Map.of(
                        "LaunchTemplateData",
                        Match.objectLike(Map.of(
                                "ImageId",
                                "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
                                "InstanceType",
                                "t4g.nano",
                                "MetadataOptions",
                                Map.of("HttpTokens", "required", "HttpPutResponseHopLimit", 1),
                                "NetworkInterfaces",
                                List.of(Match.objectLike(Map.of("AssociatePublicIpAddress", false))),
                                "BlockDeviceMappings",
                                List.of(Map.of(
                                        "DeviceName",
                                        "/dev/xvda",
                                        "Ebs",
                                        Map.of("Encrypted", true, "VolumeSize", 8, "VolumeType", "gp3")))))));
    }

    @ParameterizedTest
    @CsvSource({"atlas-test, 604800", "atlas-inner, 86400"})
    void replaces_itself(String name, int seconds) {
        template.hasResourceProperties(
                "AWS::AutoScaling::AutoScalingGroup",
                Map.of(
                        "MinSize",
                        "1",
                        "MaxSize",
                        "1",
                        "MaxInstanceLifetime",
                        seconds,
                        "VPCZoneIdentifier",
                        List.of("subnet-a", "subnet-b"),
                        "Tags",
                        List.of(Map.of("Key", "Name", "Value", name, "PropagateAtLaunch", true))));
        template.allResources(
                "AWS::AutoScaling::AutoScalingGroup",
                Map.of(
                        "UpdatePolicy",
                        Match.objectLike(Map.of(
                                "AutoScalingRollingUpdate", Match.objectLike(Map.of("MinInstancesInService", 0))))));
    }

    @ParameterizedTest
    @CsvSource({"atlas-test, 15, 480", "atlas-inner, 5, 30"})
    void logs_and_encrypts_sessions_of_a_user_without_sudo(String name, String idle, String whole) {
        template.hasResourceProperties(
                "AWS::SSM::Document",
                Map.of(
                        "Name",
                        name,
                        "DocumentType",
                        "Session",
                        "UpdateMethod",
                        "NewVersion",
                        "Content",
                        Match.objectLike(Map.of(
                                "schemaVersion",
                                "1.0",
                                "sessionType",
                                "Standard_Stream",
                                "inputs",
                                Match.objectLike(Map.of(
                                        "cloudWatchEncryptionEnabled",
                                        true,
                                        "cloudWatchStreamingEnabled",
                                        true,
                                        "kmsKeyId",
                                        KEY_ARN,
                                        "runAsEnabled",
                                        true,
                                        "runAsDefaultUser",
                                        "visitor",
                                        "idleSessionTimeout",
                                        idle,
                                        "maxSessionDuration",
                                        whole))))));
        template.allResourcesProperties(
                "AWS::EC2::LaunchTemplate",
                Map.of(
                        "LaunchTemplateData",
                        Match.objectLike(Map.of(
                                "UserData", Map.of("Fn::Base64", "#!/bin/bash\nuseradd --create-home visitor\n")))));
    }

    @Test
    void keeps_session_logs_under_pinned_ids() {
        template.allResources(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Match.objectLike(Map.of("KmsKeyId", KEY_ARN, "RetentionInDays", 365))));
        assertThat(template.findResources("AWS::Logs::LogGroup"))
                .containsOnlyKeys("BastionSessionLog05CDA1F3", "InnerSessionLog9E0ABF50");
    }

    @Test
    void lets_the_instance_write_its_own_log_and_read_its_own_key_only() {
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "Policies",
                        List.of(Map.of(
                                "PolicyName",
                                "Sessions",
                                "PolicyDocument",
                                Match.objectLike(Map.of(
                                        "Statement",
                                        List.of(
                                                Map.of(
                                                        "Effect",
                                                        "Allow",
                                                        "Action",
                                                        List.of(
                                                                "logs:CreateLogStream",
                                                                "logs:DescribeLogStreams",
                                                                "logs:PutLogEvents"),
                                                        "Resource",
                                                        Map.of(
                                                                "Fn::GetAtt",
                                                                List.of("BastionSessionLog05CDA1F3", "Arn"))),
                                                Map.of(
                                                        "Effect",
                                                        "Allow",
                                                        "Action",
                                                        "logs:DescribeLogGroups",
                                                        "Resource",
                                                        "*"),
                                                Map.of(
                                                        "Effect",
                                                        "Allow",
                                                        "Action",
                                                        "kms:Decrypt",
                                                        "Resource",
                                                        KEY_ARN))))))));
    }

    @Test
    void lets_people_start_its_sessions_and_no_others() {
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "Roles",
                        List.of("Engineer"),
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(
                                        Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "ssm:StartSession",
                                                "Resource",
                                                "arn:aws:ec2:us-east-1:111111111111:instance/*",
                                                "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of("ssm:resourceTag/Name", "atlas-test"),
                                                        "BoolIfExists",
                                                        Map.of("ssm:SessionDocumentAccessCheck", "true"))),
                                        Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "ssm:StartSession",
                                                "Resource",
                                                List.of(
                                                        "arn:aws:ssm:us-east-1:111111111111:document/atlas-test",
                                                        "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSessionToRemoteHost")),
                                        Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                List.of(
                                                        "ssm:ResumeSession",
                                                        "ssm:TerminateSession",
                                                        "ssmmessages:OpenDataChannel"),
                                                "Resource",
                                                "arn:aws:ssm:us-east-1:111111111111:session/${aws:userid}-*")))))));
    }

    @Test
    void tells_the_commands_that_open_a_shell_and_a_tunnel() {
        var target =
                "--target \"$(aws ec2 describe-instances --region us-east-1 --filters Name=tag:Name,Values=atlas-test"
                        + " Name=instance-state-name,Values=running --query 'Reservations[0].Instances[0].InstanceId'"
                        + " --output text)\"";

        assertThat(bastion.startSessionCommand())
                .isEqualTo("aws ssm start-session --region us-east-1 --document-name atlas-test " + target);
        assertThat(bastion.tunnelCommand("db.internal", 5432, 15432))
                .isEqualTo("aws ssm start-session --region us-east-1"
                        + " --document-name AWS-StartPortForwardingSessionToRemoteHost"
                        + " --parameters host=db.internal,portNumber=5432,localPortNumber=15432 " + target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with space", "aws-bastion", "AmazonBastion"})
    void refuses_a_name_that_no_document_may_have(String name) {
        var builder = BastionProps.builder(name, vpc, PRIVATE, key);

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "name must have 3 to 100 letters, digits, hyphens, underscores or dots and"
                                + " not begin with aws, amazon or amzn, got '%s'",
                        name);
    }

    @ParameterizedTest
    @CsvSource({
        "61, 480, 7, 'idleMinutes must be from 1 to 60, got 61'",
        "15, 1441, 7, 'sessionMinutes must be from 1 to 1440, got 1441'",
        "15, 480, 0, 'lifetimeDays must be from 1 to 365, got 0'"
    })
    void refuses_durations_out_of_range(int idle, int whole, int lifetime, String message) {
        var builder = BastionProps.builder("atlas-test", vpc, PRIVATE, key)
                .idleMinutes(idle)
                .sessionMinutes(whole)
                .lifetimeDays(lifetime);

        assertThatThrownBy(builder::build).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void refuses_ports_out_of_range(int port) {
        var message = "a port must be from 1 to 65535, got %d";

        assertThatThrownBy(() -> bastion.admitTo("Cache", "sg-cache", port)).hasMessage(message, port);
        assertThatThrownBy(() -> bastion.tunnelCommand("db.internal", 5432, port))
                .hasMessage(message, port);
    }

    @Test
    void refuses_endpoints_in_no_range() {
        assertThatThrownBy(() -> new Outbound.Endpoints("10.0.0.1/16"))
                .hasMessageStartingWith("an IPv4 range must begin at its network address");
    }
}
