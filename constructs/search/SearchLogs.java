package dev.meridian.constructs.search;

import dev.meridian.constructs.encryption.LogKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnResourcePolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.LogPublishingOptionProperty;
import software.constructs.Construct;

/**
 * The logs of a domain, and what lets OpenSearch Service write them. There is no audit log, which only fine-grained access
 * control has.
 */
final class SearchLogs {
    private final Map<String, LogPublishingOptionProperty> publishing = new TreeMap<>();
    private final CfnResourcePolicy permission;

    SearchLogs(Construct scope, SearchDomainProps props, Stack stack, DomainAddress address) {
        LogKeys.admit(props.encryptionKey(), address.region(), address.logGroups());
        publish(scope, "SlowSearchLog", props, address.logGroup("slow-search"), "SEARCH_SLOW_LOGS");
        publish(scope, "SlowIndexLog", props, address.logGroup("slow-index"), "INDEX_SLOW_LOGS");
        publish(scope, "ErrorLog", props, address.logGroup("error"), "ES_APPLICATION_LOGS");
        permission = permit(scope, stack, address);
    }

    /** What the domain publishes, by the names it knows its logs by. */
    Map<String, LogPublishingOptionProperty> publishing() {
        return publishing;
    }

    /** What must be there before the domain, which refuses log groups it cannot write to. */
    CfnResourcePolicy permission() {
        return permission;
    }

    private void publish(Construct scope, String id, SearchDomainProps props, String name, String type) {
        var group = LogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .encryptionKey(props.encryptionKey())
                .retention(props.logRetention())
                // a group left behind under this name would block the next deployment
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        publishing.put(
                type,
                LogPublishingOptionProperty.builder()
                        .cloudWatchLogsLogGroupArn(group.getLogGroupArn())
                        .enabled(true)
                        .build());
    }

    /**
     * One policy for all groups, since a region has ten for everybody; and not the CDK's, which is a function that calls
     * the API.
     */
    private static CfnResourcePolicy permit(Construct scope, Stack stack, DomainAddress address) {
        var statement = new TreeMap<String, Object>();
        statement.put("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"));
        statement.put(
                "Condition",
                new TreeMap<>(Map.of(
                        "ArnLike", Map.of("aws:SourceArn", address.arn()),
                        "StringEquals", Map.of("aws:SourceAccount", address.account()))));
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", "es.amazonaws.com"));
        statement.put("Resource", address.logGroups());
        return CfnResourcePolicy.Builder.create(scope, "LogPermission")
                .policyName("opensearch-" + address.name())
                .policyDocument(stack.toJsonString(
                        new TreeMap<>(Map.of("Statement", List.of(statement), "Version", "2012-10-17"))))
                .build();
    }
}
