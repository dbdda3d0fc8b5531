package dev.meridian.constructs.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awscdk.assertions.Template;

/** Networks of the tests, and what their templates say. */
public final class Networks {
    private Networks() {}

    public static Template template(NetworkProps props) {
        var stack = Zones.four();
        new Network(stack, "Network", props);
        return Template.fromStack(stack);
    }

    /** The IPv4 block of every subnet by its tier and zone. */
    public static Map<String, String> blocks(Template template) {
        var blocks = new TreeMap<String, String>();
        for (var subnet : template.findResources("AWS::EC2::Subnet").values()) {
            var properties = properties(subnet);
            blocks.put(
                    tier(properties) + " " + properties.get("AvailabilityZone"), (String) properties.get("CidrBlock"));
        }
        return blocks;
    }

    public static Set<String> tiersTagged(Template template, String key) {
        var tiers = new TreeSet<String>();
        for (var subnet : template.findResources("AWS::EC2::Subnet").values()) {
            if (tags(properties(subnet)).containsKey(key)) {
                tiers.add(tier(properties(subnet)));
            }
        }
        return tiers;
    }

    /** The resources of a type whose logical ID starts so, by the rest of it without its hash. */
    public static Map<String, Map<String, Object>> named(Template template, String type, String prefix) {
        var named = new TreeMap<String, Map<String, Object>>();
        template.findResources(type).forEach((id, resource) -> {
            if (id.startsWith(prefix)) {
                named.put(id.substring(prefix.length(), id.length() - 8), properties(resource));
            }
        });
        return named;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }

    private static String tier(Map<String, Object> properties) {
        return tags(properties).get("aws-cdk:subnet-name");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> tags(Map<String, Object> properties) {
        var tags = new TreeMap<String, String>();
        ((List<Map<String, String>>) properties.get("Tags")).forEach(tag -> tags.put(tag.get("Key"), tag.get("Value")));
        return tags;
    }
}
