package dev.meridian.constructs.balancing.loadbalancer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;

class LoadBalancerLogsTest {
    @Test
    void refuses_a_bucket_that_logs_cannot_be_delivered_to() {
        var stack = TestStack.create();
        var encrypted = Bucket.Builder.create(stack, "Encrypted")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(new Key(stack, "Key"))
                .build();

        refuses(
                () -> new LoadBalancerLogs.OwnBucket(encrypted, "atlas"),
                "the bucket for logs under 'atlas' must use S3-managed encryption, got a KMS key;"
                        + " load balancers cannot deliver logs to it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/atlas", "atlas/", "", "atlas/AWSLogs"})
    void refuses_a_prefix_that_is_no_folder(String prefix) {
        refuses(
                () -> new LoadBalancerLogs.NamedBucket("logs", prefix),
                "prefix must be a folder without a slash at its ends and without AWSLogs, got '%s'".formatted(prefix));
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
