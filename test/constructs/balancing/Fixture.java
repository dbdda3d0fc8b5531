package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.routing.Route;
import dev.meridian.constructs.balancing.routing.WebService;
import dev.meridian.support.TestStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.s3.Bucket;

/** A stack with a known network and a bucket for logs, and ways to read what came of it. */
public final class Fixture {
    public static final String CERTIFICATE = "arn:aws:acm:us-east-1:111111111111:certificate/main";
    public static final String PODS = "sg-0aaaaaaaaaaaaaaaa";
    public static final SubnetSelection PUBLIC =
            SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build();
    public static final SubnetSelection PRIVATE =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();

    public final Stack stack = TestStack.create();
    public final IVpc vpc = Vpc.fromVpcAttributes(
            stack,
            "Vpc",
            VpcAttributes.builder()
                    .vpcId("vpc-0bbbbbbbbbbbbbbbb")
                    .availabilityZones(List.of("us-east-1a", "us-east-1b", "us-east-1c"))
                    .publicSubnetIds(List.of("subnet-public-a", "subnet-public-b", "subnet-public-c"))
                    .publicSubnetRouteTableIds(List.of("rtb-public-a", "rtb-public-b", "rtb-public-c"))
                    .privateSubnetRouteTableIds(List.of("rtb-private-a", "rtb-private-b", "rtb-private-c"))
                    .privateSubnetIds(List.of("subnet-private-a", "subnet-private-b", "subnet-private-c"))
                    .build());
    public final LoadBalancerLogs.OwnBucket logs =
            new LoadBalancerLogs.OwnBucket(new Bucket(stack, "Logs"), "atlas/balancing");

    public static WebService.Builder api() {
        return WebService.builder("api", 8080, Route.ofPaths(100, "/api/*"));
    }

    public ApplicationEntryProps.Builder entryOf(WebService... services) {
        return ApplicationEntryProps.builder(vpc, PUBLIC, CERTIFICATE, logs, List.of(services));
    }

    public NetworkEntryProps.Builder networkOf(NetworkPort... ports) {
        return NetworkEntryProps.builder(vpc, PUBLIC, logs, List.of(ports));
    }

    public Template template() {
        return Template.fromStack(stack);
    }

    /** The properties of one resource. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> properties(Template template, String type, String logicalId) {
        return (Map<String, Object>) template.findResources(type).get(logicalId).get("Properties");
    }

    /** The properties of the only resource of a type. */
    public static Map<String, Object> only(Template template, String type) {
        return properties(
                template, type, template.findResources(type).keySet().iterator().next());
    }

    /** A list of {@code Key} and {@code Value} as a map. */
    public static Map<String, Object> attributes(Map<String, Object> properties, String name) {
        var attributes = new LinkedHashMap<String, Object>();
        maps(properties, name).forEach(entry -> attributes.put((String) entry.get("Key"), entry.get("Value")));
        return attributes;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> maps(Map<String, Object> properties, String name) {
        return (List<Map<String, Object>>) properties.get(name);
    }
}
