package dev.meridian.app.review.access.network.traffic;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules on what reaches what over the network. */
public enum NetworkRule implements RuleId {
    SECURITY_GROUP_OPENED("access/security-group-opened", "A security group lets in more, or lets more out"),
    NETWORK_ACL_OPENED("access/network-acl-opened", "A network ACL lets more through, or no longer guards a subnet"),
    PREFIX_LIST_WIDENED("access/prefix-list-widened", "A prefix list that rules refer to names more addresses"),
    INTERNET_ROUTE("access/internet-route", "A subnet gains a way to and from the internet"),
    NETWORK_JOINED("access/network-joined", "Another network is connected or routed to"),
    ENDPOINT_REMOVED("access/vpc-endpoint-removed", "Traffic to an AWS service leaves the VPC"),
    PUBLIC_ENDPOINT("access/public-endpoint", "Something is reachable from the internet"),
    TRAFFIC_BLOCKED("interruption/traffic-blocked", "Traffic that was allowed no longer is", Category.INTERRUPTION);

    private final String id;
    private final String title;
    private final Category category;

    NetworkRule(String id, String title) {
        this(id, title, Category.ACCESS);
    }

    NetworkRule(String id, String title, Category category) {
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
