package dev.meridian.support;

import dev.meridian.app.CdkJson;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack to try a construct in: the project's feature flags, a fixed account, and zones that need no look-up. */
public final class TestStack extends Stack {
    public static final String ACCOUNT = "111111111111";

    private final List<String> zones;

    private TestStack(Construct scope, String id, String region) {
        super(
                scope,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(ACCOUNT)
                                .region(region)
                                .build())
                        .build());
        this.zones = Stream.of("a", "b", "c").map(region::concat).toList();
    }

    /** A lone stack in us-east-1. */
    public static TestStack create() {
        return in(app(), "us-east-1");
    }

    /** A stack named {@code Test-<region>} in an app that may hold several. */
    public static TestStack in(App app, String region) {
        return new TestStack(app, "Test-" + region, region);
    }

    /** An app with the project's feature flags. */
    public static App app() {
        return new App(AppProps.builder()
                .context(CdkJson.context())
                .treeMetadata(false)
                .build());
    }

    @Override
    public List<String> getAvailabilityZones() {
        return zones;
    }
}
