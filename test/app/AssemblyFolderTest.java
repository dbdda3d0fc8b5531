package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyFolderTest {
    @TempDir
    private Path parent;

    @Test
    void puts_a_finished_assembly_in_the_place_of_the_last_one_with_nothing_of_it_left() throws IOException {
        var folder = new AssemblyFolder(parent.resolve("cdk.out"));
        write(folder.published().resolve("old.template.json"));
        write(folder.partial().resolve("new.template.json"));

        folder.publish();

        assertThat(folder.published()).isDirectoryContaining(file -> file.endsWith("new.template.json"));
        assertThat(folder.published().resolve("old.template.json")).doesNotExist();
        assertThat(parent).isDirectoryNotContaining(file -> !file.endsWith("cdk.out"));
    }

    @Test
    void keeps_the_marks_by_which_the_cdk_cli_knows_that_it_uses_the_folder() throws IOException {
        var folder = new AssemblyFolder(parent.resolve("cdk.out"));
        write(folder.published().resolve("read.1.lock"));
        write(folder.partial().resolve("manifest.json"));

        folder.publish();

        assertThat(folder.published().resolve("read.1.lock")).exists();
    }

    @Test
    void discards_what_a_failed_synthesis_left_and_nothing_else() throws IOException {
        var folder = new AssemblyFolder(parent.resolve("cdk.out"));
        write(folder.published().resolve("manifest.json"));
        write(folder.partial().resolve("half").resolve("a.template.json"));

        folder.discard();

        assertThat(folder.partial()).doesNotExist();
        assertThat(folder.published().resolve("manifest.json")).exists();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");
    }
}
