package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.report.sarif.Locations.Location;
import dev.meridian.app.review.report.sarif.SnapshotFolder;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
    private static final Path FOLDER = Path.of("snapshots");

    @TempDir
    private Path repository;

    @Test
    void every_resource_of_a_committed_snapshot_has_its_line() throws IOException {
        var stack = "atlas-production-us-east-1-data";
        var file = Snapshot.file(stack);
        var lines = Files.readAllLines(file);
        var folder = SnapshotFolder.of(Path.of(""), Snapshot.FOLDER);
        var resources = Reports.json(Files.readString(file).replace('\'', '’')).path("Resources");

        assertThat(resources.properties()).hasSizeGreaterThan(10).allSatisfy(resource -> {
            var location = folder.of(place(stack, resource.getKey()), "AWS::RDS::DBInstance");
            assertThat(location).map(Location::uri).contains("test/snapshots/" + stack + ".json");
            assertThat(lines.get(location.orElseThrow().line() - 1).strip())
                    .isEqualTo("\"" + resource.getKey() + "\" : {");
        });
    }

    @Test
    void a_resource_that_is_gone_is_in_the_first_line() throws IOException {
        write("shop.json", "{\"Outputs\": {\"Gone\": {}},\n\"Resources\": {\n\"Queue\": {}}}");

        assertThat(at("shop", "AWS::SQS::Queue", "Gone")).contains(new Location("snapshots/shop.json", 1));
        assertThat(at("shop", "AWS::SQS::Queue", "Queue")).contains(new Location("snapshots/shop.json", 3));
    }

    @Test
    void a_stack_without_a_file_is_nowhere() throws IOException {
        write("shop.json", "{}");
        Files.writeString(repository.resolve("secret.json"), "{}");

        assertThat(at("other", "AWS::SQS::Queue", "Queue")).isEmpty();
        assertThat(at("../secret", "AWS::SQS::Queue", "Queue")).isEmpty();
        assertThat(SnapshotFolder.of(repository, Path.of("none")).of(place("shop", "Queue"), "AWS::SQS::Queue"))
                .isEmpty();
    }

    @Test
    void a_nested_stack_is_where_its_parent_has_it() throws IOException {
        write("shop.json", "{\n\"Resources\": {\n\"Queue\": {},\n\"Nested\": {}}}");

        assertThat(at("shop/Nested", "AWS::SQS::Queue", "Queue")).contains(new Location("snapshots/shop.json", 4));
    }

    @Test
    void a_truncated_template_has_the_lines_before_its_end() throws IOException {
        write("shop.json", "{\n\"Resources\": {\n\"Queue\": {},\n\"Topic\": {\"Type");

        assertThat(at("shop", "AWS::SQS::Queue", "Queue")).contains(new Location("snapshots/shop.json", 3));
    }

    @Test
    void an_object_is_where_its_document_starts() throws IOException {
        write("kubernetes/shop/all.yaml", """
                apiVersion: v1
                kind: Service
                metadata:
                  name: "web"
                  namespace: shop
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  labels:
                    name: other
                  namespace: shop
                  name: web
                spec:
                  name: third
                ---
                kind: Namespace
                metadata:
                  name: shop
                """);

        assertThat(line("Kubernetes::Service", "shop/web")).isEqualTo(1);
        assertThat(line("Kubernetes::Deployment", "shop/web")).isEqualTo(7);
        assertThat(line("Kubernetes::Namespace", "shop")).isEqualTo(17);
        assertThat(line("Kubernetes::Service", "shop/gone")).isEqualTo(1);
    }

    @Test
    void an_object_within_a_template_is_in_its_stack() throws IOException {
        write("shop.json", "{\n\"Resources\": {\n\"Manifest\": {}}}");

        assertThat(at("shop", "Kubernetes::Service", "shop/web")).contains(new Location("snapshots/shop.json", 1));
    }

    @Test
    void an_object_that_a_committed_stack_applies_is_in_its_manifest_file() throws IOException {
        var location = SnapshotFolder.of(Path.of(""), Snapshot.FOLDER)
                .of(
                        place("tapwork-staging-us-east-1-workloads", "database-admin/namespace-default"),
                        "Kubernetes::NetworkPolicy")
                .orElseThrow();

        assertThat(location.uri()).startsWith("test/snapshots/kubernetes/tapwork-staging-us-east-1/workloads/");
        assertThat(Files.readAllLines(Path.of(location.uri())).subList(location.line() - 1, location.line() + 1))
                .containsExactly("apiVersion: networking.k8s.io/v1", "kind: NetworkPolicy");
    }

    private int line(String type, String id) {
        return at("kubernetes/shop/all.yaml", type, id).orElseThrow().line();
    }

    private Optional<Location> at(String stack, String type, String id) {
        return SnapshotFolder.of(repository, FOLDER).of(place(stack, id), type);
    }

    private static Place place(String stack, String logicalId) {
        return new Place(stack, "shop", logicalId, Optional.empty());
    }

    private void write(String name, String text) throws IOException {
        var file = repository.resolve(FOLDER).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
