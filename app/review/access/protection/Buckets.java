package dev.meridian.app.review.access.protection;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds buckets that may be made public, lose the key they are encrypted with, or whose objects are locked less. S3 blocks
 * public access to new buckets and encrypts every object by itself, so that a new bucket which says nothing is no finding
 * ("Default settings for new S3 buckets" in the Amazon S3 user guide); a block that a template had and no longer has is
 * taken away.
 */
final class Buckets {
    private static final String TYPE = "AWS::S3::Bucket";
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");
    private static final Set<String> PUBLIC_ACLS = Set.of("PublicRead", "PublicReadWrite", "AuthenticatedRead");
    private static final JsonPointer RULE =
            JsonPointer.compile("/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault");
    private static final JsonPointer OWNERSHIP = JsonPointer.compile("/OwnershipControls/Rules/0/ObjectOwnership");
    private static final JsonPointer LOCK = JsonPointer.compile("/ObjectLockConfiguration/Rule/DefaultRetention");
    private static final Map<String, Integer> ALGORITHMS = Map.of("AES256", 0, "aws:kms", 1, "aws:kms:dsse", 1);

    private Buckets() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals(TYPE) || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        return Stream.of(block(change), acl(change), ownership(change), key(change), lock(change))
                .flatMap(part -> part);
    }

    private static Stream<Finding> block(ResourceChange change) {
        var property = "PublicAccessBlockConfiguration";
        var was = change.propertiesBefore().path(property);
        var is = change.propertiesAfter().path(property);
        var open = new ArrayList<String>();
        for (var block : BLOCKS) {
            var wasOn = Setting.of(was, block).isOn();
            var now = Setting.of(is, block);
            var isOff = change.kind() == Kind.ADDED ? now.isOff() : wasOn && (now.isAbsent() || now.isOff());
            if (isOff) {
                open.add(block);
            }
        }
        if (open.isEmpty()) {
            return Stream.empty();
        }
        var what = change.kind() == Kind.ADDED
                ? "The new bucket may be made public, with these blocks off: %s."
                : "The bucket may be made public, with these blocks no longer on: %s.";
        return Stream.of(Finding.dangerous(
                ProtectionRule.PUBLIC_ACCESS,
                change,
                what.formatted(String.join(", ", open)),
                "Block all public access, and serve what is public through CloudFront.",
                change.in(property).toList()));
    }

    private static Stream<Finding> acl(ResourceChange change) {
        var was = Setting.of(change.propertiesBefore(), "AccessControl");
        var is = Setting.of(change.propertiesAfter(), "AccessControl");
        var isPublic = is.text().filter(PUBLIC_ACLS::contains).isPresent()
                && !is.words().equals(was.words());
        return isPublic
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.PUBLIC_ACCESS,
                        change,
                        "The bucket's ACL lets in strangers: AccessControl is %s, was %s."
                                .formatted(is.words(), was.words()),
                        "Grant access by a bucket policy that names who.",
                        change.in("AccessControl").toList()))
                : Stream.empty();
    }

    private static Stream<Finding> ownership(ResourceChange change) {
        var was = Setting.at(change.propertiesBefore(), OWNERSHIP);
        var is = Setting.at(change.propertiesAfter(), OWNERSHIP);
        var wasEnforced = was.isAbsent() || was.is("BucketOwnerEnforced");
        var isLoose = is.is("ObjectWriter") || is.is("BucketOwnerPreferred");
        return change.kind() != Kind.ADDED && wasEnforced && isLoose
                ? Stream.of(Finding.notable(
                        ProtectionRule.PUBLIC_ACCESS,
                        change,
                        "ACLs count again: ObjectOwnership is %s, was %s.".formatted(is.words(), was.words()),
                        "Leave ACLs off, and grant access by policies alone.",
                        change.in("OwnershipControls").toList()))
                : Stream.empty();
    }

    private static Stream<Finding> key(ResourceChange change) {
        var was = change.propertiesBefore().path("BucketEncryption");
        var is = Setting.of(change.propertiesAfter(), "BucketEncryption");
        var before = was.at(RULE);
        var after = is.node().at(RULE);
        if (change.kind() == Kind.ADDED || is.isUnknown() || strength(after) >= strength(before)) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                ProtectionRule.ENCRYPTION_KEY,
                change,
                "New objects are encrypted with %s rather than %s.".formatted(words(after), words(before)),
                "Keep the key: its policy is a second lock beside the bucket's.",
                change.in("BucketEncryption").toList()));
    }

    private static int strength(JsonNode rule) {
        var algorithm = ALGORITHMS.getOrDefault(rule.path("SSEAlgorithm").asText(), 0);
        return algorithm
                + (algorithm > 0
                        ? Measure.ownKey()
                                .of(Setting.of(rule, "KMSMasterKeyID"))
                                .getAsInt()
                        : 0);
    }

    private static String words(JsonNode rule) {
        return switch (strength(rule)) {
            case 0 -> "S3's own keys (SSE-S3)";
            case 1 -> "the account's key aws/s3";
            default -> "a key of one's own (KMS)";
        };
    }

    private static Stream<Finding> lock(ResourceChange change) {
        var was = change.propertiesBefore().at(LOCK);
        var is = change.propertiesAfter().at(LOCK);
        if (was.isMissingNode() || was.equals(is) || new Setting(is).isUnknown()) {
            return Stream.empty();
        }
        var isLooser = Setting.of(was, "Mode").is("COMPLIANCE")
                && !Setting.of(is, "Mode").is("COMPLIANCE");
        return isLooser || days(is) < days(was)
                ? Stream.of(new Finding(
                        ProtectionRule.OBJECT_LOCK,
                        Severity.DANGEROUS,
                        change,
                        "Objects are locked less: %s, was %s.".formatted(lockWords(is), lockWords(was)),
                        "Leave the lock as it is, since it is there to outlast mistakes and intruders.",
                        change.in("ObjectLockConfiguration").toList()))
                : Stream.empty();
    }

    private static String lockWords(JsonNode retention) {
        return retention.isMissingNode()
                ? "not at all"
                : "%s for %d days".formatted(Setting.of(retention, "Mode").words(), days(retention));
    }

    private static int days(JsonNode retention) {
        return Setting.of(retention, "Days").number().orElse(0)
                + 365 * Setting.of(retention, "Years").number().orElse(0);
    }
}
