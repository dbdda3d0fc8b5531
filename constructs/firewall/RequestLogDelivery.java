package dev.meridian.constructs.firewall;

import dev.meridian.constructs.encryption.LogKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.constructs.Construct;

/** The log group of a firewall, what lets AWS write into it, and the delivery itself. */
final class RequestLogDelivery extends Construct {
    private static final String PREFIX = "aws-waf-logs-";

    private final String account;
    private final String region;
    private final String arnPrefix;

    RequestLogDelivery(Construct scope, String id, String firewall, String webAclArn, RequestLog log) {
        super(scope, id);
        var stack = Stack.of(this);
        account = stack.getAccount();
        region = stack.getRegion();
        arnPrefix = "arn:%s:logs:%s:%s:".formatted(stack.getPartition(), region, account);

        log.encryptionKey()
                .ifPresent(key -> LogKeys.admit(key, region, arnPrefix + "log-group:" + PREFIX + firewall + "-*"));
        var group = group(firewall, stack.getStackId(), log);
        var delivery = CfnLoggingConfiguration.Builder.create(this, "Delivery")
                .resourceArn(webAclArn)
                // Composed from the name, because the group's own ARN ends in ":*", which AWS WAF does not take.
                .logDestinationConfigs(List.of(arnPrefix + "log-group:" + group.getRef()))
                .redactedFields(
                        log.hidden().stream().map(HiddenField::redaction).toList());
        if (log.kept() == RequestLog.Kept.NOTEWORTHY) {
            delivery.loggingFilter(noteworthy());
        }
        delivery.build();
    }

    private CfnLogGroup group(String firewall, String stackId, RequestLog log) {
        // The log outlives its stack; the unique end of the stack's id lets a new stack define the next log.
        var name = PREFIX + firewall + "-" + Fn.select(2, Fn.split("/", stackId));
        var group = CfnLogGroup.Builder.create(this, "Default")
                .logGroupName(name)
                .retentionInDays(log.retentionDays())
                .resourcePolicyDocument(admitDelivery(name));
        log.encryptionKey().ifPresent(key -> group.kmsKeyId(key.getKeyArn()));
        var defined = group.build();
        defined.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return defined;
    }

    /**
     * On the group rather than as AWS::Logs::ResourcePolicy, of which a region has ten. AWS WAF would write it by
     * itself (CloudWatch Logs User Guide, Logs sent to CloudWatch Logs), unseen by reviews and only for a role that
     * may.
     */
    private Map<String, Object> admitDelivery(String groupName) {
        var statement = new TreeMap<String, Object>();
        statement.put("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"));
        statement.put(
                "Condition",
                new TreeMap<>(Map.of(
                        "ArnLike", Map.of("aws:SourceArn", arnPrefix + "*"),
                        "StringEquals", Map.of("aws:SourceAccount", account))));
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", "delivery.logs.amazonaws.com"));
        statement.put("Resource", arnPrefix + "log-group:" + groupName + ":log-stream:*");
        return new TreeMap<>(Map.of("Statement", List.of(statement), "Version", "2012-10-17"));
    }

    /** This property is untyped in the CDK and copied as it is: its keys have CloudFormation's case. */
    private static Map<String, Object> noteworthy() {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("Behavior", "KEEP");
        filter.put("Requirement", "MEETS_ANY");
        filter.put(
                "Conditions",
                Stream.of("BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE")
                        .map(action -> Map.of("ActionCondition", Map.of("Action", action)))
                        .toList());
        var filters = new LinkedHashMap<String, Object>();
        filters.put("DefaultBehavior", "DROP");
        filters.put("Filters", List.of(filter));
        return filters;
    }
}
