package dev.meridian.constructs.network;

import dev.meridian.support.TestStack;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** A stack with as many zones as an address plan has slots. */
final class Zones extends Stack {
    private Zones(App app, String id) {
        super(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(TestStack.ACCOUNT)
                                .region("us-east-1")
                                .build())
                        .build());
    }

    static Stack four() {
        return new Zones(TestStack.app(), "FourZones");
    }

    @Override
    public List<String> getAvailabilityZones() {
        return List.of("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d");
    }
}
