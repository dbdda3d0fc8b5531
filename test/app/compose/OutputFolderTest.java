package dev.meridian.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final Map<String, String> FILES =
            Map.of("compose.yaml", "# Written by Meridian\nnew", "meridian/node.Dockerfile", "recipe");

    @TempDir
    private Path folder;

    @Test
    void writes_files_in_folders_of_their_own() throws IOException {
        new OutputFolder(folder.resolve("new")).write(FILES);

        assertThat(folder.resolve("new/compose.yaml")).hasContent("# Written by Meridian\nnew");
        assertThat(folder.resolve("new/meridian/node.Dockerfile")).hasContent("recipe");
    }

    @Test
    void replaces_what_it_wrote_before() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "# Written by Meridian\nold");

        new OutputFolder(folder).write(FILES);

        assertThat(folder.resolve("compose.yaml")).hasContent("# Written by Meridian\nnew");
    }

    @Test
    void leaves_what_somebody_else_wrote_and_writes_nothing() throws IOException {
        var theirs = folder.resolve(".env.example");
        Files.writeString(theirs, "THEIRS=");

        assertThatThrownBy(() -> new OutputFolder(folder).write(FILES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(theirs + " was not written by Meridian; move it away or choose another folder with OUT=…");
        assertThat(theirs).hasContent("THEIRS=");
        assertThat(folder.resolve("compose.yaml")).doesNotExist();
    }
}
