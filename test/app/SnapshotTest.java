package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.meridian.support.Assembly;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code make snapshots} rewrites what is compared here; the rewriting is reviewed like code. */
class SnapshotTest {
    @BeforeAll
    static void rewrite() throws IOException {
        if ("rewrite".equals(System.getProperty("snapshots"))) {
            for (var name : Snapshot.approved()) {
                Files.delete(Snapshot.file(name));
            }
            for (var stack : Assembly.stacks()) {
                Files.writeString(Snapshot.file(stack.name()), Snapshot.canonical(stack.template()));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_template_is_as_approved() {
        return Assembly.stacks().stream()
                .map(stack -> dynamicTest(stack.name(), () -> assertThat(Snapshot.canonical(stack.template()))
                        .as("the template of %s; make snapshots approves it", stack.name())
                        .isEqualTo(approved(stack.name()))));
    }

    @Test
    void no_snapshot_is_left_of_a_stack_that_is_gone() {
        assertThat(Snapshot.approved())
                .containsExactlyInAnyOrderElementsOf(
                        Assembly.stacks().stream().map(StackArtifact::name).toList());
    }

    private static String approved(String stack) throws IOException {
        var file = Snapshot.file(stack);
        assertThat(file)
                .as("no snapshot of %s; make snapshots writes it", stack)
                .exists();
        return Files.readString(file);
    }
}
