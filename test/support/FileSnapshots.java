package dev.meridian.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A folder of written files as they were approved.
 *
 * @param folder where the approved ones are
 * @param files what is written today, by path within that folder
 */
public record FileSnapshots(Path folder, Map<String, String> files) {
    /** All files of a folder on disk, to be approved under a name. */
    public static FileSnapshots of(String name, Path written) {
        return new FileSnapshots(Snapshot.FOLDER.resolve(name), read(written));
    }

    /** Approves what is written today, if {@code make snapshots} asks for it. */
    public void rewriteIfAsked() throws IOException {
        if (!"rewrite".equals(System.getProperty("snapshots"))) {
            return;
        }
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** A test for each file. */
    public Stream<DynamicTest> tests() {
        return files.entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> assertThat(folder.resolve(file.getKey()))
                        .as("make snapshots approves it")
                        .hasContent(file.getValue())));
    }

    /** Fails for an approved file that is written no more. */
    public void requireNoneLeft() {
        assertThat(read(folder)).containsOnlyKeys(files.keySet());
    }

    private static Map<String, String> read(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(),
                            FileSnapshots::text,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
