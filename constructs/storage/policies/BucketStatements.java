package dev.meridian.constructs.storage.policies;

import java.util.List;
import java.util.Map;

/** The statements of bucket policies that more than one construct makes. Not for users. */
public final class BucketStatements {
    private BucketStatements() {}

    /** Nobody talks to the bucket in the clear, or with an older TLS than this. */
    public static List<Map<String, Object>> denyOldTransport(String bucketArn, MinimumTls minimum) {
        return List.of(
                deny(
                        "DenyPlainHttp",
                        "s3:*",
                        List.of(bucketArn, bucketArn + "/*"),
                        JsonObject.with("Bool", JsonObject.with("aws:SecureTransport", "false"))),
                // A service that calls without TLS information has no such key, and a missing key is not less than.
                deny(
                        "DenyOldTls",
                        "s3:*",
                        List.of(bucketArn, bucketArn + "/*"),
                        JsonObject.with("NumericLessThan", JsonObject.with("s3:TlsVersion", minimum.version()))));
    }

    /**
     * Uploads that say nothing about encryption get the bucket's key; those that say something must name that key. The
     * {@code Null} conditions carry this: a negated operator holds for a missing header, and would refuse the former.
     */
    public static List<Map<String, Object>> denyOtherKeys(String bucketArn, String keyArn) {
        var encryption = "s3:x-amz-server-side-encryption";
        var keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
        return List.of(
                // AES256, or aws:kms without a key, which S3 takes for the account's own aws/s3 key.
                deny(
                        "DenyEncryptionWithoutKey",
                        "s3:PutObject",
                        List.of(bucketArn + "/*"),
                        JsonObject.with(
                                "Null", JsonObject.with(encryption, "false").and(keyId, "true"))),
                deny(
                        "DenyOtherKey",
                        "s3:PutObject",
                        List.of(bucketArn + "/*"),
                        JsonObject.with("Null", JsonObject.with(keyId, "false"))
                                .and("ArnNotEquals", JsonObject.with(keyId, keyArn))));
    }

    /** A service may do this, under these conditions. */
    public static Map<String, Object> allowService(
            String sid, String service, List<String> actions, String resource, JsonObject conditions) {
        return JsonObject.with("Sid", sid)
                .and("Effect", "Allow")
                .and("Principal", JsonObject.with("Service", service))
                .and("Action", actions)
                .and("Resource", resource)
                .and("Condition", conditions)
                .fields();
    }

    private static Map<String, Object> deny(String sid, String action, List<String> resources, JsonObject conditions) {
        return JsonObject.with("Sid", sid)
                .and("Effect", "Deny")
                .and("Principal", JsonObject.with("AWS", "*"))
                .and("Action", action)
                .and("Resource", resources)
                .and("Condition", conditions)
                .fields();
    }
}
