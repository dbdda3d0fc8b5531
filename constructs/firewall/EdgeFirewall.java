package dev.meridian.constructs.firewall;

import dev.meridian.constructs.firewall.actions.Refusal;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.rules.BodyLimit;
import dev.meridian.constructs.firewall.rules.FirewallRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricProps;
import software.amazon.awscdk.services.shield.CfnProtection;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * An AWS WAF web ACL with its rules in order, its address sets and its request log, which lets in whatever no rule
 * refuses. It defines neither the load balancer nor the distribution it stands in front of.
 */
public final class EdgeFirewall extends Construct {
    private final EdgeFirewallProps props;
    private final String arn;

    /**
     * @throws IllegalArgumentException if a firewall for CloudFront is put into another region than
     *     {@value Scope.CloudFront#REGION}, or a {@link BodyLimit} is larger than what the scope inspects
     */
    public EdgeFirewall(Construct scope, String id, EdgeFirewallProps props) {
        super(scope, id);
        this.props = props;
        requireRegion();
        arn = webAcl().getAttrArn();
        new RequestLogDelivery(this, "Log", props.name(), arn, props.log());
    }

    /** The ARN that a CloudFront distribution takes as its {@code webAclId}. */
    public String arn() {
        return arn;
    }

    /**
     * What the rules take, in WCU: at most {@value EdgeFirewallProps#MAX_CAPACITY}, and for more than
     * {@value EdgeFirewallProps#INCLUDED_CAPACITY} each request costs extra.
     */
    public int capacity() {
        return props.capacity();
    }

    /**
     * Stands in front of a load balancer, with Shield Advanced if the props ask for it. A load balancer has one
     * firewall.
     *
     * @param id a name in PascalCase for this protection, unique in the firewall. Never change it: CloudFormation would
     *     attach the firewall under the new name first and then detach it from the load balancer under the old one
     * @param loadBalancerArn an Application Load Balancer of the firewall's region and account
     * @throws IllegalArgumentException if this firewall is one for CloudFront
     */
    public void protect(String id, String loadBalancerArn) {
        if (props.scope() instanceof Scope.CloudFront) {
            throw new IllegalArgumentException(
                    ("firewall '%s' is for CloudFront and cannot protect a load balancer, got '%s'; "
                                    + "give arn() to the distribution")
                            .formatted(props.name(), id));
        }
        var protection = new Construct(this, id);
        CfnWebACLAssociation.Builder.create(protection, "Default")
                .resourceArn(loadBalancerArn)
                .webAclArn(arn)
                .build();
        shield(protection, id, loadBalancerArn);
    }

    /**
     * Puts Shield Advanced behind a distribution if the props ask for it. The firewall itself is attached by the
     * distribution, which takes {@link #arn()}.
     *
     * @param id a name in PascalCase for this protection, unique in the firewall and best kept
     * @param distributionArn a CloudFront distribution of the firewall's account
     * @throws IllegalArgumentException if this firewall is one for load balancers
     */
    public void protectDistribution(String id, String distributionArn) {
        if (props.scope() instanceof Scope.Regional) {
            throw new IllegalArgumentException(
                    ("firewall '%s' is for load balancers and cannot protect a distribution, got '%s'; "
                                    + "use Scope.cloudFront()")
                            .formatted(props.name(), id));
        }
        shield(new Construct(this, id), id, distributionArn);
    }

    /** How many requests were refused, by any rule. */
    public Metric refusedRequests() {
        return requests("BlockedRequests", "ALL");
    }

    /**
     * How many requests a rule refused.
     *
     * @throws IllegalArgumentException if the firewall has no such rule
     */
    public Metric refusedRequests(String rule) {
        return requests("BlockedRequests", existing(rule));
    }

    /**
     * How many requests a rule matched while only counting: what enforcing it would refuse.
     *
     * @throws IllegalArgumentException if the firewall has no such rule
     */
    public Metric countedRequests(String rule) {
        return requests("CountedRequests", existing(rule));
    }

    private CfnWebACL webAcl() {
        var acl = CfnWebACL.Builder.create(this, "Default")
                .scope(props.scope().wireName())
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .rules(rules())
                .customResponseBodies(replies())
                .visibilityConfig(visibility(props.name()));
        if (!props.tokenDomains().isEmpty()) {
            acl.tokenDomains(props.tokenDomains());
        }
        var hidden = props.log().hidden();
        if (!hidden.isEmpty()) {
            acl.dataProtectionConfig(CfnWebACL.DataProtectionConfigProperty.builder()
                    .dataProtections(
                            hidden.stream().map(HiddenField::protection).toList())
                    .build());
        }
        if (props.scope() instanceof Scope.Regional regional) {
            acl.onSourceDDoSProtectionConfig(CfnWebACL.OnSourceDDoSProtectionConfigProperty.builder()
                    .albLowReputationMode(regional.lowReputation().name())
                    .build());
        } else if (props.scope() instanceof Scope.CloudFront cloudFront) {
            acl.associationConfig(CfnWebACL.AssociationConfigProperty.builder()
                    .requestBody(Map.of(
                            "CLOUDFRONT",
                            CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty.builder()
                                    .defaultSizeInspectionLimit(
                                            cloudFront.bodyInspection().name())
                                    .build()))
                    .build());
        }
        return acl.build();
    }

    private List<CfnWebACL.RuleProperty> rules() {
        // Below a construct of their own, so that no rule's name meets another id of the firewall.
        var parent = new Construct(this, "Rules");
        var rules = new ArrayList<CfnWebACL.RuleProperty>();
        for (var rule : props.rules()) {
            var property = CfnWebACL.RuleProperty.builder()
                    .name(rule.name())
                    .priority(rules.size())
                    .statement(rule.bind(parent, props.scope()))
                    .visibilityConfig(visibility(rule.name()));
            rule.act(property);
            rules.add(property.build());
        }
        return rules;
    }

    private Map<String, CfnWebACL.CustomResponseBodyProperty> replies() {
        var bodies = new TreeMap<String, CfnWebACL.CustomResponseBodyProperty>();
        for (var refusal : Refusal.values()) {
            bodies.put(
                    refusal.key(),
                    CfnWebACL.CustomResponseBodyProperty.builder()
                            .contentType("APPLICATION_JSON")
                            .content(props.replies().getOrDefault(refusal, refusal.json()))
                            .build());
        }
        return bodies;
    }

    private void shield(Construct protection, String id, String resourceArn) {
        if (props.ddosProtection() == DdosProtection.ADVANCED) {
            CfnProtection.Builder.create(protection, "Shield")
                    .name("%s-%s".formatted(props.name(), id))
                    .resourceArn(resourceArn)
                    .build();
        }
    }

    private Metric requests(String metric, String rule) {
        var dimensions = new TreeMap<String, String>();
        dimensions.put("WebACL", props.name());
        dimensions.put("Rule", rule);
        if (props.scope() instanceof Scope.Regional) {
            dimensions.put("Region", Stack.of(this).getRegion());
        }
        return new Metric(MetricProps.builder()
                .namespace("AWS/WAFV2")
                .metricName(metric)
                .dimensionsMap(dimensions)
                .statistic("Sum")
                .build());
    }

    private String existing(String rule) {
        var names = props.rules().stream().map(FirewallRule::name).toList();
        if (!names.contains(rule)) {
            throw new IllegalArgumentException(
                    "firewall '%s' has the rules %s, got '%s'".formatted(props.name(), names, rule));
        }
        return rule;
    }

    private void requireRegion() {
        if (props.scope() instanceof Scope.CloudFront) {
            var region = Stack.of(this).getRegion();
            if (!Token.isUnresolved(region) && !region.equals(Scope.CloudFront.REGION)) {
                throw new IllegalArgumentException(
                        "firewall '%s' is for CloudFront and must be in %s, got %s; define it in a stack of that region"
                                .formatted(props.name(), Scope.CloudFront.REGION, region));
            }
        }
    }

    private static CfnWebACL.VisibilityConfigProperty visibility(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(name)
                .build();
    }
}
