package dev.meridian.constructs.balancing;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** How this package accepts a finding of a policy pack: on one resource, with the reason. */
final class Findings {
    private Findings() {}

    /** The validator gives every reference into another stack one placeholder, and so sees one subnet several times. */
    static void acknowledgeSubnetReferences(IConstruct balancer) {
        acknowledge(
                balancer,
                "CloudFormation-Validate::W9007",
                "The subnets are references into another stack, one for each zone, and checked to be so");
    }

    static void acknowledge(IConstruct resource, String id, String reason) {
        Validations.of(resource)
                .acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
    }
}
