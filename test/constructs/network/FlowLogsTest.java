package dev.meridian.constructs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketProps;

class FlowLogsTest {
    private static Template cloudWatch;
    private static Template encrypted;
    private static Template parquet;

    @BeforeAll
    static void synthesize() {
        cloudWatch = Networks.template(NetworkProps.builder("10.20.0.0/16").build());

        var stack = Zones.four();
        new Network(
                stack,
                "Network",
                NetworkProps.builder("10.20.0.0/16")
                        .flowLogs(new FlowLogs.CloudWatch(RetentionDays.ONE_YEAR, new Key(stack, "Key")))
                        .build());
        encrypted = Template.fromStack(stack);

        var other = Zones.four();
        var bucket = new Bucket(
                other,
                "Logs",
                BucketProps.builder().encryptionKey(new Key(other, "Key")).build());
        new Network(
                other,
                "Network",
                NetworkProps.builder("10.20.0.0/16")
                        .flowLogs(new FlowLogs.Parquet(bucket, "vpc"))
                        .build());
        parquet = Template.fromStack(other);
    }

    @Test
    void every_connection_is_recorded_with_the_parties_behind_the_addresses() {
        for (var template : List.of(cloudWatch, parquet)) {
            template.hasResourceProperties(
                    "AWS::EC2::FlowLog",
                    Map.of(
                            "ResourceType",
                            "VPC",
                            "TrafficType",
                            "ALL",
                            "MaxAggregationInterval",
                            60,
                            "LogFormat",
                            Match.stringLikeRegexp("\\$\\{pkt-srcaddr} \\$\\{pkt-dstaddr} .*"
                                    + "\\$\\{flow-direction} \\$\\{traffic-path}$")));
        }
    }

    @Test
    void the_log_group_outlives_the_network_and_forgets_after_three_months() {
        cloudWatch.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "UpdateReplacePolicy",
                        "Retain",
                        "Properties",
                        Map.of("RetentionInDays", 90, "KmsKeyId", Match.absent())));
    }

    @Test
    void only_flow_logs_of_this_account_may_write_to_the_log_group() {
        cloudWatch.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action",
                                        "sts:AssumeRole",
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Map.of("Service", "vpc-flow-logs.amazonaws.com"),
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of("aws:SourceAccount", "111111111111"),
                                                "ArnLike",
                                                Map.of(
                                                        "aws:SourceArn",
                                                        "arn:aws:ec2:us-east-1:111111111111:vpc-flow-log/*"))))))));
    }

    @Test
    void a_key_serves_the_log_groups_of_this_account() {
        encrypted.hasResourceProperties(
                "AWS::Logs::LogGroup",
                Map.of("RetentionInDays", 365, "KmsKeyId", Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"))));
        encrypted.hasResourceProperties(
                "AWS::KMS::Key",
                keyAdmits(
                        "logs.us-east-1.amazonaws.com",
                        Map.of(
                                "ArnLike",
                                Map.of(
                                        "kms:EncryptionContext:aws:logs:arn",
                                        "arn:aws:logs:us-east-1:111111111111:log-group:*"))));
    }

    @Test
    void parquet_files_are_cut_by_hour_and_hive_folder() {
        parquet.hasResource(
                "AWS::EC2::FlowLog",
                Map.of(
                        "DependsOn",
                        List.of(Match.stringLikeRegexp("LogsPolicy.*")),
                        "Properties",
                        Match.objectLike(Map.of(
                                "LogDestinationType",
                                "s3",
                                "DestinationOptions",
                                Map.of(
                                        "fileFormat",
                                        "parquet",
                                        "hiveCompatiblePartitions",
                                        true,
                                        "perHourPartition",
                                        true)))));
        parquet.resourceCountIs("AWS::Logs::LogGroup", 0);
    }

    @Test
    void the_log_delivery_may_use_the_key_of_the_bucket() {
        parquet.hasResourceProperties(
                "AWS::KMS::Key",
                keyAdmits(
                        "delivery.logs.amazonaws.com",
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", "111111111111"),
                                "ArnLike",
                                Map.of("aws:SourceArn", "arn:aws:logs:us-east-1:111111111111:*"))));
    }

    @Test
    void a_retention_without_a_key_is_the_default() {
        assertThat(new FlowLogs.CloudWatch().retention()).isEqualTo(FlowLogs.CloudWatch.DEFAULT_RETENTION);
        assertThat(new FlowLogs.CloudWatch().key()).isEmpty();
    }

    private static Map<String, Object> keyAdmits(String service, Map<String, Object> conditions) {
        return Map.of(
                "KeyPolicy",
                Match.objectLike(Map.of(
                        "Statement",
                        Match.arrayWith(List.of(Map.of(
                                "Action",
                                List.of(
                                        "kms:Decrypt",
                                        "kms:DescribeKey",
                                        "kms:Encrypt",
                                        "kms:GenerateDataKey*",
                                        "kms:ReEncrypt*"),
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", service),
                                "Resource",
                                "*",
                                "Condition",
                                conditions))))));
    }
}
