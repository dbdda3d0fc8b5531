package dev.meridian.constructs.network;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** The findings of cdk-nag that are right as they are, each with its reason. */
final class Acknowledgements {
    private Acknowledgements() {}

    static void natInstance(IConstruct instance) {
        acknowledge(
                instance,
                "AwsSolutions-EC28",
                "A NAT instance serves non-production networks; five-minute metrics are enough there");
        acknowledge(
                instance,
                "AwsSolutions-EC29",
                "It keeps no data, and a new image replaces it: termination protection would fail that update");
    }

    static void networkAcl(IConstruct acl) {
        acknowledge(
                acl,
                "AwsSolutions-VPC3",
                "Required as a second layer that holds even if a security group is opened by mistake: few, fixed rules"
                        + " per tier, generated and tested in both directions");
    }

    private static void acknowledge(IConstruct construct, String id, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
    }
}
