package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_deployment_publishes_to_the_account_and_region_of_its_stack_and_nowhere_else() throws IOException {
        for (var stack : Assembly.stacks()) {
            var file = stack.file()
                    .resolveSibling(stack.file().getFileName().toString().replace(".template.json", ".assets.json"));
            var destinations = new TreeSet<String>();
            for (var asset : JSON.readTree(file.toFile()).path("files")) {
                for (var destination : asset.path("destinations")) {
                    destinations.add(destination.path("bucketName").asText());
                }
            }
            assertThat(destinations)
                    .as("buckets that %s publishes to", stack.name())
                    .hasSize(1);
            assertThat(stack.name()).contains(regionOf(destinations.first()));
        }
    }

    /** {@code cdk-hnb659fds-assets-<account>-<region>}. */
    private static String regionOf(String bucket) {
        return bucket.split("-", 5)[4];
    }
}
