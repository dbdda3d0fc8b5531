package dev.meridian.constructs.cache;

import dev.meridian.constructs.cache.nodes.NodeType;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** A stack with what every cache needs: a network of isolated subnets in three zones, and a key. */
record CacheFixture(TestStack stack, IVpc vpc, IKey key) {
    static final SubnetSelection ISOLATED =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    static CacheFixture in(TestStack stack) {
        var vpc = Vpc.Builder.create(stack, "Network")
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("data")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .build();
        return new CacheFixture(stack, vpc, new Key(stack, "Key"));
    }

    static CacheFixture create() {
        return in(TestStack.create());
    }

    ReplicatedCacheProps.Builder props(String name, String nodeType) {
        return ReplicatedCacheProps.builder(name, vpc, ISOLATED, key, NodeType.of(nodeType));
    }

    static Map<String, Object> only(Template template, String type) {
        return template.findResources(type).values().iterator().next();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> properties(Template template, String type) {
        return (Map<String, Object>) only(template, type).get("Properties");
    }
}
