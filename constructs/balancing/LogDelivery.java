package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PolicyStatementProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/**
 * Lets load balancers of one account and Region write into a bucket, and nobody else through the same service.
 *
 * <p>The two kinds of load balancer use different services to deliver ("Enable access logs for your Application Load
 * Balancer", "Enable access logs for your Network Load Balancer").
 */
final class LogDelivery {
    private static final String APPLICATION_SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";
    private static final String NETWORK_SERVICE = "delivery.logs.amazonaws.com";

    private LogDelivery() {}

    static void allowApplication(CfnLoadBalancer balancer, LoadBalancerLogs.OwnBucket logs, List<String> kinds) {
        var stack = Stack.of(balancer);
        var account = stack.getAccount();
        var bucketArn = logs.bucket().getBucketArn();
        var balancers = stack.formatArn(ArnComponents.builder()
                .service("elasticloadbalancing")
                .resource("loadbalancer")
                .resourceName("*")
                .build());
        logs.bucket()
                .addToResourcePolicy(new PolicyStatement(PolicyStatementProps.builder()
                        .principals(List.of(new ServicePrincipal(APPLICATION_SERVICE)))
                        .actions(List.of("s3:PutObject"))
                        .resources(kinds.stream()
                                .map(kind -> objects(bucketArn, logs.folder(kind), account))
                                .toList())
                        .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", balancers)))
                        .build()));
    }

    static void allowNetwork(CfnLoadBalancer balancer, LoadBalancerLogs.OwnBucket logs, String kind) {
        var stack = Stack.of(balancer);
        var account = stack.getAccount();
        var bucketArn = logs.bucket().getBucketArn();
        var principals = List.of(new ServicePrincipal(NETWORK_SERVICE));
        var source = stack.formatArn(
                ArnComponents.builder().service("logs").resource("*").build());
        Stream.of(
                        PolicyStatementProps.builder()
                                .actions(List.of("s3:PutObject"))
                                .resources(List.of(objects(bucketArn, logs.folder(kind), account)))
                                .conditions(conditions(
                                        source,
                                        Map.of(
                                                "aws:SourceAccount",
                                                account,
                                                "s3:x-amz-acl",
                                                "bucket-owner-full-control"))),
                        PolicyStatementProps.builder()
                                .actions(List.of("s3:GetBucketAcl"))
                                .resources(List.of(bucketArn))
                                .conditions(conditions(source, Map.of("aws:SourceAccount", account))))
                .map(statement ->
                        new PolicyStatement(statement.principals(principals).build()))
                .forEach(logs.bucket()::addToResourcePolicy);
    }

    /**
     * In the order of their names: that of an unmodifiable map differs from run to run, and would reach the template.
     */
    private static Map<String, Object> conditions(String source, Map<String, String> equal) {
        return new TreeMap<>(Map.of("ArnLike", Map.of("aws:SourceArn", source), "StringEquals", new TreeMap<>(equal)));
    }

    private static String objects(String bucketArn, String folder, String account) {
        return "%s/%s/AWSLogs/%s/*".formatted(bucketArn, folder, account);
    }
}
