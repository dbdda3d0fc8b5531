package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    @Test
    void what_only_a_deployment_knows_is_named_where_reviewers_read_it() throws IOException {
        try (var files = Files.walk(Assembly.folder().resolve(Manifests.FOLDER))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("Fn::"));
        }
    }
}
