package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.support.Assembly;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who writes logs and who lets them in stand in different stacks; here they meet. */
class LogDeliveryTest {
    @Test
    void load_balancers_write_where_the_log_bucket_lets_them() {
        for (var balancer : Assembly.properties(
                "atlas-production-eu-west-1-ingress", "AWS::ElasticLoadBalancingV2::LoadBalancer")) {
            for (var kind : List.of("access_logs", "connection_logs", "health_check_logs")) {
                var prefix = attribute(balancer, kind + ".s3.prefix");

                assertThat(attribute(balancer, kind + ".s3.bucket"))
                        .isEqualTo("atlas-production-logs-222222222222-eu-west-1");
                assertThat(lets("logdelivery.elasticloadbalancing.amazonaws.com", prefix + "/AWSLogs/222222222222/x"))
                        .as(prefix)
                        .isTrue();
            }
        }
    }

    @Test
    void flow_logs_are_written_where_the_log_bucket_lets_them() {
        var destination = Assembly.properties("atlas-production-eu-west-1-network", "AWS::EC2::FlowLog")
                .get(0)
                .path("LogDestination")
                .toString();

        assertThat(destination).contains("atlas-production-logs-222222222222-eu-west-1/vpc-flow");
        assertThat(lets("delivery.logs.amazonaws.com", "vpc-flow/AWSLogs/aws-account-id=222222222222/x"))
                .isTrue();
    }

    @Test
    void buckets_log_and_list_themselves_where_the_log_bucket_lets_them() {
        var bucket = Assembly.properties("atlas-production-eu-west-1-vault", "AWS::S3::Bucket")
                .get(0);

        assertThat(bucket.path("LoggingConfiguration")
                        .path("DestinationBucketName")
                        .asText())
                .isEqualTo("atlas-production-logs-222222222222-eu-west-1");
        assertThat(lets(
                        "logging.s3.amazonaws.com",
                        bucket.path("LoggingConfiguration")
                                        .path("LogFilePrefix")
                                        .asText() + "x"))
                .isTrue();
        assertThat(lets(
                        "s3.amazonaws.com",
                        bucket.path("InventoryConfigurations")
                                        .path(0)
                                        .path("Destination")
                                        .path("Prefix")
                                        .asText()
                                + "/x"))
                .isTrue();
    }

    /** What stands behind the bucket's ARN, as a regular expression. */
    private static String pattern(JsonNode resource) {
        return resource.path("Fn::Join")
                .path(1)
                .path(1)
                .asText()
                .replace(".", "\\.")
                .replace("*", ".*");
    }

    private static String attribute(JsonNode balancer, String key) {
        return StreamSupport.stream(balancer.path("LoadBalancerAttributes").spliterator(), false)
                .filter(attribute -> attribute.path("Key").asText().equals(key))
                .map(attribute -> attribute.path("Value").asText())
                .findFirst()
                .orElseThrow();
    }

    private static boolean lets(String service, String object) {
        StackArtifact logs = Assembly.stack("atlas-production-eu-west-1-logs");
        return logs.resources().values().stream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::S3::BucketPolicy"))
                .flatMap(policy -> StreamSupport.stream(
                        policy.path("Properties")
                                .path("PolicyDocument")
                                .path("Statement")
                                .spliterator(),
                        false))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .filter(statement ->
                        statement.path("Principal").path("Service").asText().equals(service))
                .filter(statement -> statement.path("Action").toString().contains("s3:PutObject"))
                .anyMatch(statement -> ("/" + object).matches(pattern(statement.path("Resource"))));
    }
}
