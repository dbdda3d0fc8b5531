package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SecretKeysTest {
    @Test
    void what_only_a_deployment_knows_is_named_and_not_computed() throws IOException {
        try (var files = Files.walk(Assembly.folder().resolve("kubernetes"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("Fn::"));
        }
    }
}
