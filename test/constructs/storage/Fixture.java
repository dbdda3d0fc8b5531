package dev.meridian.constructs.storage;

import dev.meridian.constructs.storage.lifecycle.StorageTier;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.replication.DeleteMarkers;
import dev.meridian.constructs.storage.replication.ReplicationSpeed;
import dev.meridian.constructs.storage.replication.ReplicationTarget;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

/** What the tests of this package share: names, keys, and a way into templates. */
public final class Fixture {
    public static final String ACCOUNT = TestStack.ACCOUNT;
    public static final BucketName LOGS = BucketName.of("acme-logs", ACCOUNT, "us-east-1");
    public static final BucketName UPLOADS = BucketName.of("acme-uploads", ACCOUNT, "us-east-1");
    public static final BucketName IRISH_UPLOADS = BucketName.of("acme-uploads", ACCOUNT, "eu-west-1");
    public static final BucketName SINGAPORE_UPLOADS = BucketName.of("acme-uploads", ACCOUNT, "ap-southeast-1");
    public static final String IRISH_KEY = keyArn("eu-west-1", "1");
    public static final String SINGAPORE_KEY = keyArn("ap-southeast-1", "2");
    public static final ReplicationTarget IRELAND =
            ReplicationTarget.builder("eu-west-1", IRISH_UPLOADS, IRISH_KEY).build();
    public static final ReplicationTarget SINGAPORE = ReplicationTarget.builder(
                    "ap-southeast-1", SINGAPORE_UPLOADS, SINGAPORE_KEY)
            .keyPrefix("invoices/")
            .speed(ReplicationSpeed.BEST_EFFORT)
            .storage(StorageTier.GLACIER_INSTANT_RETRIEVAL)
            .deleteMarkers(DeleteMarkers.KEPT_LOCAL)
            .build();

    private Fixture() {}

    public static Key key(TestStack stack) {
        return Key.Builder.create(stack, "Key").build();
    }

    public static String keyArn(String region, String digit) {
        return "arn:aws:kms:%s:%s:key/00000000-0000-0000-0000-00000000000%s".formatted(region, ACCOUNT, digit);
    }

    /** The properties of the resource with this logical id. */
    public static Map<String, Object> properties(Template template, String type, String logicalId) {
        var resources = template.findResources(type);
        if (!resources.containsKey(logicalId)) {
            throw new AssertionError("no %s '%s', only %s".formatted(type, logicalId, resources.keySet()));
        }
        return object(resources.get(logicalId), "Properties");
    }

    /** The statement of a policy document that has this id. */
    public static Map<String, Object> statement(Map<String, Object> policyProperties, String sid) {
        return objects(object(policyProperties, "PolicyDocument"), "Statement").stream()
                .filter(statement -> sid.equals(statement.get("Sid")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement " + sid));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
        return (List<Map<String, Object>>) parent.get(name);
    }
}
