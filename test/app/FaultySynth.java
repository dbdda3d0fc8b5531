package dev.meridian.app;

import java.io.IOException;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.CfnBucket;

/** A program like {@link Synth} whose one bucket breaks rules of the policy pack. */
final class FaultySynth {
    private FaultySynth() {}

    public static void main(String[] arguments) throws IOException {
        var published = new Synthesis(Synth.folder(), new Phases())
                .publish(CdkJson.context(), app -> new CfnBucket(new Stack(app, "Faulty"), "Bucket"));
        System.exit(published ? 0 : 1);
    }
}
