package dev.meridian.stacks;

import java.util.List;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
import software.constructs.Construct;

/** One layer of one region: named, tagged and protected alike everywhere. */
abstract class RegionalStack extends Stack {
    private final List<String> zones;

    RegionalStack(Construct stage, Layer layer, Placement placement) {
        super(
                stage,
                placement.regionCode() + "-" + layer.title(),
                StackProps.builder()
                        .stackName(placement.stackName(layer))
                        .description("%s of %s in %s"
                                .formatted(layer.title(), placement.names().stage(), placement.regionCode()))
                        .env(placement.target())
                        .tags(placement.tags(layer))
                        .synthesizer(synthesizer())
                        .terminationProtection(layer.isStateful() && placement.isProtected())
                        .build());
        this.zones = placement.region().zones();
    }

    /**
     * Each stack has its own: one that an app hands to all of them would list every stack's assets for each, and a
     * deployment would ask for the accounts of all environments. The CLI checks the bootstrap version by itself; a rule
     * would put a parameter into every template.
     */
    private static DefaultStackSynthesizer synthesizer() {
        return DefaultStackSynthesizer.Builder.create()
                .generateBootstrapVersionRule(false)
                .build();
    }

    /**
     * A key of this layer, rotated each year. It outlives its stack: snapshots and logs are encrypted with it.
     *
     * @param purpose what its alias says it is for, the same in each region
     */
    IKey key(String id, Placement placement, String purpose, String description) {
        return new Key(
                this,
                id,
                KeyProps.builder()
                        .alias("alias/%s-%s".formatted(placement.names().stage(), purpose))
                        .description(description)
                        .enableKeyRotation(true)
                        // A key that a failed first deployment leaves behind would keep its alias from the second.
                        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                        .build());
    }

    /** Our own zones, so that synthesis asks AWS nothing and never changes by itself. */
    @Override
    public List<String> getAvailabilityZones() {
        return zones;
    }
}
