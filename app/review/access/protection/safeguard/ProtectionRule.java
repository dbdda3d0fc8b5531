package dev.meridian.app.review.access.protection.safeguard;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules on what protects a system. */
public enum ProtectionRule implements RuleId {
    PUBLIC_ACCESS("access/public-access", "Data may be made public"),
    ENCRYPTION_OFF("access/encryption-off", "Data is no longer encrypted"),
    ENCRYPTION_KEY("access/encryption-key-dropped", "Data is no longer encrypted with a key of one's own"),
    KEY_WEAKENED("access/key-weakened", "A key is looked after less"),
    KEY_DISABLED("interruption/key-disabled", "What is encrypted cannot be read any more", Category.INTERRUPTION),
    TLS_WEAKENED("access/tls-weakened", "Connections are protected less"),
    AUTHENTICATION("access/authentication-dropped", "Fewer have to prove who they are"),
    CREDENTIAL_ROTATION("access/rotation-weakened", "Credentials are changed less often"),
    SHELLS("access/shell-opened", "Shells may be opened in what runs"),
    IMAGE_TAGS("access/image-tags-mutable", "Images may be exchanged under the same tag"),
    NETWORK_POLICIES("access/network-policies-off", "Network policies of a cluster are not enforced"),
    CACHE_USERS("access/cache-user-widened", "A user of a cache may do more"),
    INSTANCE_METADATA("access/instance-metadata-weakened", "Credentials of instances are easier to steal"),
    FIREWALL("access/firewall-weakened", "A web firewall lets more through"),
    LOGGING("access/logging-off", "Less is logged"),
    LOG_RETENTION("access/log-retention-shortened", "Logs are kept for a shorter time"),
    DELETION_PROTECTION("access/deletion-protection-off", "Something can be deleted by mistake"),
    VERSIONING("access/versioning-suspended", "Overwritten and deleted objects are lost"),
    OBJECT_LOCK("access/object-lock-weakened", "Objects can be overwritten or deleted sooner"),
    DETECTION("access/detection-removed", "Attacks are noticed later or not at all"),
    ALARM("access/alarm-silenced", "Nobody is told when something fails");

    private final String id;
    private final String title;
    private final Category category;

    ProtectionRule(String id, String title) {
        this(id, title, Category.ACCESS);
    }

    ProtectionRule(String id, String title, Category category) {
        this.id = id;
        this.title = title;
        this.category = category;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String title() {
        return title;
    }
}
