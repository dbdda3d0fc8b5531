package dev.meridian.constructs.messaging.ordering;

/** What the quotas of a FIFO queue or topic are counted for, and within what duplicates are looked for. */
public enum Throughput {
    /** The whole queue or topic: 300 calls a second, and a duplicate in another message group is found as well. */
    SHARED("queue", "perQueue"),
    /** Each message group ("High throughput for FIFO queues"): thousands of calls a second over many groups. */
    PER_GROUP("messageGroup", "perMessageGroupId");

    private final String deduplicationScope;
    private final String limit;

    Throughput(String deduplicationScope, String limit) {
        this.deduplicationScope = deduplicationScope;
        this.limit = limit;
    }

    /** Where SQS looks for duplicates. */
    public String deduplicationScope() {
        return deduplicationScope;
    }

    /** What SQS counts its quota for. */
    public String limit() {
        return limit;
    }
}
