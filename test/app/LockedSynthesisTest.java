package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.Assembly;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedSynthesisTest {
    @Test
    void what_the_lock_objects_to_stands_beside_what_validation_found_and_nothing_is_published(@TempDir Path folder) {
        var outcome = Assembly.run("dev.meridian.app.LockedSynth", folder.resolve("cdk.out"), Map.of());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("AwsSolutions-S1")
                .contains(
                        "- Assets of Faulty, of type AWS::S3::Bucket, is gone; it looks renamed from Assets to Bucket: keep"
                                + " the construct's id, or pin the logical id with overrideLogicalId [data/renamed]\n")
                .contains("""
                        - stack: Faulty
                          resource: Bucket
                          rule: data/renamed
                          reason: ""
                          expires: 2026-07-01
                        """);
        assertThat(folder).isEmptyDirectory();
    }
}
