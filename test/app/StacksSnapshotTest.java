package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.SynthesizedFolder;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.support.Assembly;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the assembly says of each stack, which a later review wants to know of this commit. */
class StacksSnapshotTest {
    private static final Path FILE = Snapshot.FOLDER.resolve(CommittedSnapshots.STACKS);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    @BeforeAll
    static void rewrite() throws IOException {
        if ("rewrite".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, described());
        }
    }

    @Test
    void where_each_stack_runs_and_whether_it_is_protected_is_as_approved() throws IOException {
        assertThat(FILE).as("make snapshots approves it").hasContent(described());
    }

    private static String described() throws IOException {
        var stacks = new TreeMap<String, Object>();
        SynthesizedFolder.read(Assembly.folder(), new Templates(AssetHashes.KEPT))
                .stacks()
                .forEach((name, stack) -> {
                    var known = new TreeMap<String, Object>();
                    known.put("stage", stack.stage());
                    stack.account().ifPresent(account -> known.put("account", account));
                    stack.region().ifPresent(region -> known.put("region", region));
                    stack.terminationProtection().ifPresent(on -> known.put("terminationProtection", on));
                    stacks.put(name, known);
                });
        return JSON.writeValueAsString(stacks) + "\n";
    }
}
