package dev.meridian.app.lock;

import static dev.meridian.app.lock.Stacks.bucket;
import static dev.meridian.app.lock.Stacks.database;
import static dev.meridian.app.lock.Stacks.lock;
import static dev.meridian.app.lock.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {
    @Test
    void is_sorted_and_has_one_line_for_each_resource() {
        assertThat(LockFile.text(lock(
                        stack("vault", database("Database")),
                        stack("data", database("Database"), bucket("Bucket", "assets")))))
                .isEqualTo("""
                        {
                          "data": {
                            "stage": "atlas-staging",
                            "environment": "333333333333/us-east-1",
                            "resources": {
                              "Bucket": { "type": "AWS::S3::Bucket", "name": "assets" },
                              "Database": { "type": "AWS::RDS::DBInstance" }
                            }
                          },
                          "vault": {
                            "stage": "atlas-staging",
                            "environment": "333333333333/us-east-1",
                            "resources": {
                              "Database": { "type": "AWS::RDS::DBInstance" }
                            }
                          }
                        }
                        """);
    }

    @Test
    void leaves_nothing_beside_itself(@TempDir Path folder) throws IOException {
        var file = folder.resolve("stateful.lock.json");
        Files.writeString(file, "{}");

        new LockFile(file).write(lock(stack("data", database("Database"))));

        assertThat(folder.toFile().list()).containsExactly("stateful.lock.json");
    }

    @Test
    void a_missing_file_is_no_lock(@TempDir Path folder) throws IOException {
        assertThat(new LockFile(folder.resolve("stateful.lock.json")).read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it must be an object",
                "[] | it must be an object, got []",
                "{'a': 1} | a must be an object, got 1",
                "{'a': {'stage': 's', 'environment': 'e'}} | a resources must be an object, got null",
                "{'a': {'stage': 's', 'resources': {}}} | environment of a must be a text, got null",
                "{'a': {'stage': 's', 'environment': 'e', 'resources': {'X': {'name': 'x'}}}} | type of X must be a text",
                "{'a': {'stage': 's', 'environment': 'e', 'resources': {}, 'more': 1}} | a has the unknown member 'more'",
                "{'a': {'stage': 's', 'environment': 'e', 'resources': {}}, 'a': {}} | line 1: Duplicate field 'a'",
                "{} {} | line 1: Trailing token",
                "<<<<<<< ours | line 1: Unexpected character"
            })
    void a_corrupt_file_is_refused_with_the_way_out(String text, String problem, @TempDir Path folder)
            throws IOException {
        var file = folder.resolve("stateful.lock.json");
        Files.writeString(file, text.replace('\'', '"'));

        assertThatThrownBy(() -> new LockFile(file).read())
                .isInstanceOf(UnreadableLockException.class)
                .hasMessageStartingWith(file + " cannot be read: " + problem)
                .hasMessageEndingWith(
                        "; take it from Git again (git checkout -- %s), after a merge one of the two sides,"
                                        .formatted(file)
                                + " then run make lock");
    }
}
