package dev.meridian.stacks;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
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
                        .terminationProtection(layer.isStateful() && placement.isProtected())
                        .build());
        this.zones = placement.region().zones();
    }

    /** Our own zones, so that synthesis asks AWS nothing and never changes by itself. */
    @Override
    public List<String> getAvailabilityZones() {
        return zones;
    }
}
