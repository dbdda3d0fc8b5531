package dev.meridian.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code make snapshots} rewrites what is compared here; the rewriting is reviewed like code. */
class ComposeSnapshotTest {
    private static final Path FOLDER = Snapshot.FOLDER.resolve("compose");
    private static final Map<String, String> FILES = files();

    @BeforeAll
    static void rewrite() throws IOException {
        if ("rewrite".equals(System.getProperty("snapshots"))) {
            if (Files.exists(FOLDER)) {
                try (var old = Files.walk(FOLDER)) {
                    for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            for (var file : FILES.entrySet()) {
                var path = FOLDER.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_file_is_as_approved() {
        return FILES.entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> assertThat(FOLDER.resolve(file.getKey()))
                        .as("make snapshots approves it")
                        .hasContent(file.getValue())));
    }

    @Test
    void no_snapshot_is_left_of_a_file_that_is_gone() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(FILES.keySet());
        }
    }

    private static Map<String, String> files() {
        return Laptops.ALL.entrySet().stream()
                .flatMap(laptop -> laptop.getValue().files().entrySet().stream()
                        .map(file -> Map.entry(laptop.getKey() + "/" + file.getKey(), file.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
