package dev.meridian.constructs.backup.exports;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;

/** The account and region that an archive is in, asked for once. */
record Home(String account, String region) {
    static Home of(Stack stack) {
        return new Home(stack.getAccount(), stack.getRegion());
    }

    String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }

    /**
     * What keeps a service from taking on a role on behalf of somebody else: only for such resources of this account
     * (AWS IAM User Guide, "The confused deputy problem").
     */
    Map<String, Object> onlyFor(String sourceArn) {
        // Sorted, so that the template never changes by itself.
        return new TreeMap<>(Map.of(
                "StringEquals", Map.of("aws:SourceAccount", account),
                "ArnLike", Map.of("aws:SourceArn", sourceArn)));
    }
}
