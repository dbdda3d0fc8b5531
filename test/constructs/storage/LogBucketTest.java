package dev.meridian.constructs.storage;

import static dev.meridian.constructs.storage.Fixture.ACCOUNT;
import static dev.meridian.constructs.storage.Fixture.LOGS;
import static dev.meridian.constructs.storage.Fixture.object;
import static dev.meridian.constructs.storage.Fixture.objects;
import static dev.meridian.constructs.storage.Fixture.properties;
import static dev.meridian.constructs.storage.Fixture.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

class LogBucketTest {
    private static Template template;
    private static Map<String, Object> bucket;
    private static Map<String, Object> policy;

    @BeforeAll
    static void synthesize() {
        template = templateIn("us-east-1");
        bucket = properties(template, "AWS::S3::Bucket", "Logs");
        policy = properties(template, "AWS::S3::BucketPolicy", "LogsPolicy0AE5C130");
    }

    @Test
    void keeps_the_logical_id_and_the_name_of_its_bucket() {
        assertThat(template.findResources("AWS::S3::Bucket")).containsOnlyKeys("Logs");
        assertThat(template.findResources("AWS::S3::Bucket").get("Logs"))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate");
        assertThat(bucket).containsEntry("BucketName", "acme-logs-us-east-1-111111111111");
    }

    @Test
    void is_encrypted_by_s3_since_load_balancers_can_not_use_our_keys() {
        assertThat(objects(object(bucket, "BucketEncryption"), "ServerSideEncryptionConfiguration"))
                .containsExactly(Map.of(
                        "ServerSideEncryptionByDefault",
                        Map.of("SSEAlgorithm", "AES256"),
                        "BlockedEncryptionTypes",
                        Map.of("EncryptionType", List.of("SSE-C"))));
    }

    @Test
    void keeps_logs_a_year_and_deleted_ones_a_month() {
        var rules = objects(object(bucket, "LifecycleConfiguration"), "Rules");

        assertThat(rules.get(0)).containsEntry("NoncurrentVersionExpiration", Map.of("NoncurrentDays", 30));
        assertThat(rules.get(1)).containsEntry("ExpirationInDays", 365);
        assertThat(bucket).containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"));
    }

    @Test
    void takes_in_logs_of_application_load_balancers_in_both_ways() {
        var resource = objectsUnder("/alb/*AWSLogs/111111111111/*");

        assertThat(statement(policy, "ApplicationLoadBalancers"))
                .containsEntry("Principal", Map.of("Service", "logdelivery.elasticloadbalancing.amazonaws.com"))
                .containsEntry("Action", List.of("s3:PutObject"))
                .containsEntry("Resource", resource)
                .containsEntry(
                        "Condition",
                        Map.of(
                                "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/*")));
        assertThat(statement(policy, "ApplicationLoadBalancersByAccount"))
                .containsEntry("Principal", Map.of("AWS", "arn:aws:iam::127311923021:root"))
                .containsEntry("Action", List.of("s3:PutObject"))
                .containsEntry("Resource", resource);
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1, 156460612806", "ap-southeast-1, 114774131450", "us-west-2, 797873946194"})
    void knows_the_load_balancers_account_of_its_region(String region, String account) {
        assertThat(statement(policyIn(region), "ApplicationLoadBalancersByAccount"))
                .containsEntry("Principal", Map.of("AWS", "arn:aws:iam::%s:root".formatted(account)));
    }

    @Test
    void knows_regions_without_such_an_account() {
        assertThat(objects(object(policyIn("eu-south-2"), "PolicyDocument"), "Statement"))
                .extracting(statement -> statement.get("Sid"))
                .contains("ApplicationLoadBalancers")
                .doesNotContain("ApplicationLoadBalancersByAccount");
    }

    @Test
    void takes_in_network_load_balancer_and_flow_logs_of_this_account_and_region() {
        var condition = Map.of(
                "StringEquals",
                Map.of("s3:x-amz-acl", "bucket-owner-full-control", "aws:SourceAccount", ACCOUNT),
                "ArnLike",
                Map.of("aws:SourceArn", "arn:aws:logs:us-east-1:111111111111:*"));

        assertThat(statement(policy, "NetworkLoadBalancers"))
                .containsEntry("Resource", objectsUnder("/nlb/*AWSLogs/111111111111/*"))
                .containsEntry("Condition", condition);
        // With Hive partitions the account comes as aws-account-id=111111111111.
        assertThat(statement(policy, "FlowLogs"))
                .containsEntry("Principal", Map.of("Service", "delivery.logs.amazonaws.com"))
                .containsEntry("Resource", objectsUnder("/vpc-flow/AWSLogs/*"))
                .containsEntry("Condition", condition);
        assertThat(statement(policy, "LogDeliveryCheck"))
                .containsEntry("Action", List.of("s3:GetBucketAcl", "s3:ListBucket"))
                .containsEntry("Resource", Map.of("Fn::GetAtt", List.of("Logs", "Arn")));
    }

    @Test
    void takes_in_access_logs_and_inventories_of_this_accounts_buckets() {
        assertThat(statement(policy, "ServerAccessLogs"))
                .containsEntry("Principal", Map.of("Service", "logging.s3.amazonaws.com"))
                .containsEntry("Resource", objectsUnder("/s3-access/*"))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", ACCOUNT),
                                "ArnLike",
                                Map.of("aws:SourceArn", "arn:aws:s3:::*")));
        assertThat(statement(policy, "Inventories"))
                .containsEntry("Principal", Map.of("Service", "s3.amazonaws.com"))
                .containsEntry("Resource", objectsUnder("/s3-inventory/*"));
    }

    @Test
    void denies_plain_http_and_tls_before_1_2() {
        assertThat(statement(policy, "DenyPlainHttp")).containsEntry("Effect", "Deny");
        assertThat(statement(policy, "DenyOldTls"))
                .containsEntry("Condition", Map.of("NumericLessThan", Map.of("s3:TlsVersion", "1.2")));
    }

    @Test
    void fails_for_logs_kept_no_day() {
        assertThatThrownBy(() -> LogBucketProps.builder(LOGS, ACCOUNT, "us-east-1")
                        .retentionDays(0)
                        .build())
                .hasMessage("retentionDays must be at least 1, got 0");
    }

    private static Map<String, Object> policyIn(String region) {
        return properties(templateIn(region), "AWS::S3::BucketPolicy", "LogsPolicy0AE5C130");
    }

    private static Template templateIn(String region) {
        var stack = TestStack.in(TestStack.app(), region);
        new LogBucket(
                stack,
                "Logs",
                LogBucketProps.builder(BucketName.of("acme-logs", ACCOUNT, region), ACCOUNT, region)
                        .build());
        return Template.fromStack(stack);
    }

    private static Map<String, Object> objectsUnder(String path) {
        return Map.of("Fn::Join", List.of("", List.of(Map.of("Fn::GetAtt", List.of("Logs", "Arn")), path)));
    }
}
