package dev.meridian.constructs.search;

import software.amazon.awscdk.Stack;

/**
 * Where a domain lives, as the literal ARNs that policies name: the domain's own attributes would make a circle of it and
 * its policies.
 */
record DomainAddress(String partition, String region, String account, String name) {
    static DomainAddress in(Stack stack, String name) {
        return new DomainAddress(stack.getPartition(), stack.getRegion(), stack.getAccount(), name);
    }

    String arn() {
        return "arn:%s:es:%s:%s:domain/%s".formatted(partition, region, account, name);
    }

    String logGroup(String log) {
        return "/aws/opensearch/%s/%s".formatted(name, log);
    }

    /** The ARNs of all log groups and their streams. */
    String logGroups() {
        return "arn:%s:logs:%s:%s:log-group:%s".formatted(partition, region, account, logGroup("*"));
    }
}
