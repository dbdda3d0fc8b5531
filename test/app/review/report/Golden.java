package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Written reports as they were approved; {@code make snapshots} rewrites them. */
final class Golden {
    private static final Path FOLDER = Path.of("test", "app", "review", "report", "golden");

    private Golden() {}

    static void assertMatches(String name, String written) throws IOException {
        var file = FOLDER.resolve(name);
        if ("rewrite".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }
}
