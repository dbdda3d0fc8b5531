package dev.meridian.constructs.storage.names;

/** What a {@link dev.meridian.constructs.storage.LogBucket} takes in, each kind under a prefix of its own. */
public enum LogKind {
    /** Access and connection logs of Application Load Balancers. */
    APPLICATION_LOAD_BALANCER("alb"),
    /** Access logs of Network Load Balancers. */
    NETWORK_LOAD_BALANCER("nlb"),
    /** VPC flow logs, with or without Hive partitions. */
    VPC_FLOW("vpc-flow"),
    /** Server access logs of other buckets. */
    S3_ACCESS("s3-access"),
    /** Inventories of other buckets. */
    S3_INVENTORY("s3-inventory");

    private final String prefix;

    LogKind(String prefix) {
        this.prefix = prefix;
    }

    /** The prefix without a slash at the end: the form load balancers and inventories ask for. */
    public String prefix() {
        return prefix;
    }
}
