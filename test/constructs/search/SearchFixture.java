package dev.meridian.constructs.search;

import static java.util.stream.Collectors.toSet;

import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.IConstruct;

/** A stack with what every domain needs: a network of isolated subnets in three zones, and a key. */
record SearchFixture(TestStack stack, IVpc vpc, IKey key) {
    static final String DOMAIN = "AWS::OpenSearchService::Domain";
    static final SubnetSelection ISOLATED =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    static SearchFixture create() {
        return withTiers("data");
    }

    static SearchFixture withTiers(String... tiers) {
        var stack = TestStack.create();
        var vpc = Vpc.Builder.create(stack, "Network")
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(tiers).stream()
                        .map(tier -> SubnetConfiguration.builder()
                                .name(tier)
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .build())
                        .toList())
                .build();
        return new SearchFixture(stack, vpc, new Key(stack, "Key"));
    }

    SearchDomainProps.Builder props(String name, String nodeType, int volumeGiB) {
        return SearchDomainProps.builder(
                name, vpc, ISOLATED, key, SearchNodeType.of(nodeType), IndexStorage.ofGiB(volumeGiB));
    }

    Role role(String id) {
        return Role.Builder.create(stack, id)
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> properties(Template template, String type, String logicalId) {
        return (Map<String, Object>) template.findResources(type).get(logicalId).get("Properties");
    }

    /** The findings accepted on a construct. */
    static Set<String> acknowledged(IConstruct construct) {
        return construct.getNode().getMetadata().stream()
                .filter(entry -> entry.getType().equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
                .flatMap(entry -> ((Map<?, ?>) entry.getData()).keySet().stream())
                .map(String.class::cast)
                .collect(toSet());
    }
}
