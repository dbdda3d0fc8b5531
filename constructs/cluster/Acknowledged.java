package dev.meridian.constructs.cluster;

import java.util.Arrays;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Findings of policy packs that are right as they are, each with the reason a reviewer reads. */
final class Acknowledged {
    private Acknowledged() {}

    static void on(IConstruct construct, String reason, String... findings) {
        Validations.of(construct)
                .acknowledge(Arrays.stream(findings)
                        .map(finding -> Acknowledgment.builder()
                                .id(finding)
                                .reason(reason)
                                .build())
                        .toArray(Acknowledgment[]::new));
    }

    /** The finding for an AWS managed policy. */
    static String managedPolicy(String name) {
        return "AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/%s]".formatted(name);
    }
}
