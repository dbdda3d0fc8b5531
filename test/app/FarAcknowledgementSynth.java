package dev.meridian.app;

import dev.meridian.constructs.policy.Acknowledged;
import java.io.IOException;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupProps;

/** A program whose one group misspells a property, which another one has acknowledged for itself. */
final class FarAcknowledgementSynth {
    private FarAcknowledgementSynth() {}

    public static void main(String[] arguments) throws IOException {
        var published = new Synthesis(Synth.folder(), new Phases()).publish(CdkJson.context(), app -> {
            var stack = new Stack(app, "Faulty");
            var accepted = group(stack, "Accepted");
            accepted.addPropertyOverride("Descriptoin", "misspelt");
            Acknowledged.on(accepted, "for this test", Acknowledged.templateRule("F3002"));
            group(stack, "NotAccepted").addPropertyOverride("Descriptoin", "misspelt");
        });
        System.exit(published ? 0 : 1);
    }

    private static CfnSecurityGroup group(Stack stack, String id) {
        return new CfnSecurityGroup(
                stack,
                id,
                CfnSecurityGroupProps.builder()
                        .groupDescription("a group")
                        .vpcId("vpc-0123456789abcdef0")
                        .build());
    }
}
