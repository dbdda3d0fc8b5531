package dev.meridian.app.compose;

import dev.meridian.support.FileSnapshots;
import dev.meridian.support.Snapshot;
import java.io.IOException;
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
    private static final FileSnapshots FILES = new FileSnapshots(Snapshot.FOLDER.resolve("compose"), files());

    @BeforeAll
    static void rewrite() throws IOException {
        FILES.rewriteIfAsked();
    }

    @TestFactory
    Stream<DynamicTest> every_file_is_as_approved() {
        return FILES.tests();
    }

    @Test
    void no_snapshot_is_left_of_a_file_that_is_gone() {
        FILES.requireNoneLeft();
    }

    private static Map<String, String> files() {
        return Laptops.ALL.entrySet().stream()
                .flatMap(laptop -> laptop.getValue().files().entrySet().stream()
                        .map(file -> Map.entry(laptop.getKey() + "/" + file.getKey(), file.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
