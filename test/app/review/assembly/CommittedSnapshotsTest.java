package dev.meridian.app.review.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedSnapshotsTest {
    @TempDir
    private Path repository;

    @BeforeEach
    void commit() throws IOException, InterruptedException {
        write("test/snapshots/web.json", "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}");
        write("test/snapshots/assembly/stacks.json", """
                {"web": {"stage": "shop-production", "account": "111111111111", "region": "eu-west-1",
                         "terminationProtection": true}}
                """);
        write("test/snapshots/compose/shop.json", "{\"services\": {}}");
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "one");
    }

    @Test
    void are_read_from_a_commit_whatever_the_checkout_holds() throws IOException {
        Files.delete(repository.resolve("test/snapshots/web.json"));

        var assembly = at("HEAD");

        assertThat(assembly.origin()).matches("HEAD \\([0-9a-f]{8}\\)");
        assertThat(assembly.stacks()).containsOnlyKeys("web");
        var web = assembly.stacks().get("web");
        assertThat(web.stage()).isEqualTo("shop-production");
        assertThat(web.region()).contains("eu-west-1");
        assertThat(web.terminationProtection()).contains(true);
    }

    @Test
    void of_an_unknown_ref_say_how_to_fetch_it() {
        assertThatThrownBy(() -> at("release"))
                .isInstanceOf(UnreadableAssemblyException.class)
                .hasMessage("'release' is neither a folder nor a commit that this repository holds; fetch it (git fetch"
                        + " origin release), or give the folder of a cloud assembly");
    }

    @Test
    void of_a_ref_that_looks_like_an_option_are_not_read() {
        assertThatThrownBy(() -> at("--help")).hasMessageContaining("'--help' is neither a folder nor a commit");
    }

    @Test
    void of_a_commit_without_any_say_so() throws IOException, InterruptedException {
        git("rm", "--quiet", "-r", "test");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "two");

        assertThatThrownBy(() -> at("HEAD"))
                .hasMessage("the commit 'HEAD' holds no snapshots in test/snapshots; give the folder of its cloud"
                        + " assembly instead");
    }

    @Test
    void that_are_damaged_name_the_file() throws IOException, InterruptedException {
        write("test/snapshots/web.json", "{\"Resources\": {");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-am", "two");

        assertThatThrownBy(() -> at("HEAD"))
                .hasMessageContaining("- web.json is not readable as JSON")
                .hasMessageContaining("make snapshots writes it anew");
    }

    @Test
    void of_this_project_are_read_from_their_folder() {
        assertThat(CommittedSnapshots.isFolder(Snapshot.FOLDER)).isTrue();
        assertThat(CommittedSnapshots.in(Snapshot.FOLDER, new Templates(AssetHashes.HIDDEN))
                        .stacks()
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Snapshot.approved());
    }

    private CloudAssembly at(String ref) {
        return CommittedSnapshots.at(ref, repository, new Templates(AssetHashes.HIDDEN));
    }

    private void write(String path, String text) throws IOException {
        var file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
