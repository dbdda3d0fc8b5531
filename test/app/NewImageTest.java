package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewImageTest {
    @TempDir
    private Path parent;

    @Test
    void a_new_image_of_a_service_changes_the_resource_of_its_chart_and_nothing_else() throws IOException {
        var folder = parent.resolve("cdk.out");
        var outcome = Assembly.run("dev.meridian.app.NewImageSynth", folder, Map.of("CDK_VALIDATION", "false"));
        assertThat(outcome.status()).as(outcome.output()).isZero();

        var changed = new TreeSet<String>();
        for (var stack : StackArtifact.readAll(folder)) {
            var before = Assembly.stack(stack.name()).resources();
            var after = stack.resources();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach((id, resource) -> {
                if (!resource.equals(before.get(id))) {
                    changed.add(stack.name() + " " + id);
                    assertThat(resource.toString()).contains(NewImageSynth.IMAGE.reference());
                }
            });
        }

        assertThat(changed).hasSize(1).allSatisfy(resource -> assertThat(resource)
                .startsWith("tapwork-development-us-east-1-workloads TapworkTapworkApi"));
    }
}
