package dev.meridian.constructs.storage.lifecycle;

/**
 * Where S3 keeps an object, from warm to cold. An object only ever moves down this list, as the Amazon S3 User Guide,
 * "Transitioning objects using Amazon S3 Lifecycle", has it. One Zone-IA is missing on purpose: it loses data with a
 * zone.
 */
public enum StorageTier {
    /** Where objects are written: no retrieval charge, no minimum stay. */
    STANDARD("STANDARD", 0, 0),
    /** Milliseconds to read, charged per read; at least 30 days old when it gets there, and 30 days there. */
    STANDARD_INFREQUENT_ACCESS("STANDARD_IA", 30, 30),
    /** S3 watches each object and moves it between tiers that are all read in milliseconds. */
    INTELLIGENT_TIERING("INTELLIGENT_TIERING", 0, 0),
    /** Archive that is read in milliseconds; billed for 90 days at least. */
    GLACIER_INSTANT_RETRIEVAL("GLACIER_IR", 0, 90),
    /** Archive that takes minutes to hours to restore; billed for 90 days at least. */
    GLACIER_FLEXIBLE_RETRIEVAL("GLACIER", 0, 90),
    /** Archive that takes 12 to 48 hours to restore; billed for 180 days at least. */
    GLACIER_DEEP_ARCHIVE("DEEP_ARCHIVE", 0, 180);

    private final String storageClass;
    private final int earliestDay;
    private final int minimumStayDays;

    StorageTier(String storageClass, int earliestDay, int minimumStayDays) {
        this.storageClass = storageClass;
        this.earliestDay = earliestDay;
        this.minimumStayDays = minimumStayDays;
    }

    /** S3's word for it. */
    public String storageClass() {
        return storageClass;
    }

    int earliestDay() {
        return earliestDay;
    }

    int minimumStayDays() {
        return minimumStayDays;
    }
}
