package dev.meridian.app;

import dev.meridian.app.approval.Approvals;
import dev.meridian.app.lock.LockedResource;
import dev.meridian.app.lock.LockedStack;
import dev.meridian.app.lock.StatefulGuard;
import dev.meridian.app.lock.StatefulLock;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.CfnBucket;

/** A program like {@link Synth} whose one bucket breaks rules of the policy pack, and has another id than the lock says. */
final class LockedSynth {
    private static final StatefulLock LOCK = new StatefulLock(new TreeMap<>(Map.of(
            "Faulty",
            new LockedStack(
                    "",
                    "unknown-account/unknown-region",
                    new TreeMap<>(Map.of("Assets", new LockedResource("AWS::S3::Bucket", Optional.empty())))))));

    private LockedSynth() {}

    public static void main(String[] arguments) throws IOException {
        var guard = new StatefulGuard(Optional.of(LOCK), Approvals.NONE, LocalDate.of(2026, 6, 1));
        var published = new Synthesis(Synth.folder(), new Phases())
                .publish(
                        CdkJson.context(),
                        app -> new CfnBucket(new Stack(app, "Faulty"), "Bucket"),
                        (app, stacks) -> guard.judge(StatefulLock.of(stacks), stage -> true));
        System.exit(published ? 0 : 1);
    }
}
