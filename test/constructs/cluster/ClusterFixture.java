package dev.meridian.constructs.cluster;

import dev.meridian.support.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A cluster in a stack with a VPC and a key. The layer is a small zip, since hashing the real one takes longer than a
 * test.
 */
public final class ClusterFixture {
    public static final String STORE = "sg-0123456789abcdef0";

    private ClusterFixture() {}

    public static KubernetesCluster cluster(
            TestStack stack, String name, UnaryOperator<KubernetesClusterProps.Builder> settings) {
        return new KubernetesCluster(
                stack, "Cluster", settings.apply(props(stack, name)).build());
    }

    public static KubernetesClusterProps.Builder props(Construct scope, String name) {
        return props(scope, name, SubnetType.PRIVATE_WITH_EGRESS);
    }

    static KubernetesClusterProps.Builder props(Construct scope, String name, SubnetType subnets) {
        var vpc = Vpc.Builder.create(scope, "Vpc")
                .natGateways(1)
                .maxAzs(3)
                .subnetConfiguration(List.of(
                        SubnetConfiguration.builder()
                                .name("public")
                                .subnetType(SubnetType.PUBLIC)
                                .build(),
                        SubnetConfiguration.builder()
                                .name("application")
                                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                                .build()))
                .build();
        return KubernetesClusterProps.builder(
                name,
                vpc,
                SubnetSelection.builder().subnetType(subnets).build(),
                Key.Builder.create(scope, "Key").build(),
                layer());
    }

    private static Path layer() {
        try {
            var zip = Files.createTempFile("layer", ".zip");
            zip.toFile().deleteOnExit();
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry("kubectl/kubectl"));
                out.closeEntry();
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
