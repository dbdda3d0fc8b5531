package dev.meridian.app;

import dev.meridian.support.Assembly;
import dev.meridian.support.FileSnapshots;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code make snapshots} rewrites what is compared here; the rewriting is reviewed like code. */
class ManifestSnapshotTest {
    private static final FileSnapshots MANIFESTS =
            FileSnapshots.of(Manifests.FOLDER, Assembly.folder().resolve(Manifests.FOLDER));

    @BeforeAll
    static void rewrite() throws IOException {
        MANIFESTS.rewriteIfAsked();
    }

    @TestFactory
    Stream<DynamicTest> every_manifest_is_as_approved() {
        return MANIFESTS.tests();
    }

    @Test
    void no_snapshot_is_left_of_a_manifest_that_is_gone() {
        MANIFESTS.requireNoneLeft();
    }
}
