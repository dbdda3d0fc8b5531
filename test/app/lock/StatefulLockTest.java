package dev.meridian.app.lock;

import static dev.meridian.app.lock.Stacks.lock;
import static dev.meridian.app.lock.Stacks.resource;
import static dev.meridian.app.lock.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.app.StatefulTypes;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatefulLockTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";

    @Test
    void the_committed_lock_is_what_the_assembly_gives() throws IOException {
        var today = StatefulLock.of(Assembly.stacks()).withoutStatelessStacks();

        assertThat(Files.readString(LockFile.FILE)).as("make lock writes it").isEqualTo(LockFile.text(today));
        assertThat(new LockFile(LockFile.FILE).read()).contains(today);
    }

    @Test
    void synthesis_has_nothing_to_say_of_it() {
        assertThat(Assembly.log()).doesNotContain("lock");
    }

    @Test
    void holds_what_atlas_cannot_do_without() {
        var data = StatefulLock.of(Assembly.stacks()).stacks().get("atlas-production-us-east-1-data");

        assertThat(data.stage()).isEqualTo("atlas-production");
        assertThat(data.environment()).isEqualTo("222222222222/us-east-1");
        assertThat(data.resources())
                .containsEntry(
                        "MainDatabase",
                        new LockedResource("AWS::RDS::DBInstance", Optional.of("atlas-production-main")));
    }

    @Test
    void holds_what_is_stateful_and_nothing_else() {
        assertThat(lock(stack(
                                "data",
                                resource("Table", "AWS::DynamoDB::Table"),
                                resource("Role", "AWS::IAM::Role"),
                                resource("Nested", "AWS::CloudFormation::Stack"),
                                resource("Log", "AWS::Logs::LogGroup")))
                        .stacks()
                        .get("data")
                        .resources())
                .isEqualTo(Map.of("Table", new LockedResource("AWS::DynamoDB::Table", Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"Ref\": \"Name\"}", "{\"Fn::Join\": [\"-\", [\"a\", {\"Ref\": \"Name\"}]]}", "null", "[]"})
    void a_name_that_only_a_deployment_knows_is_not_fixed(String name) {
        assertThat(lock(stack("data", resource("Queue", "AWS::SQS::Queue", "QueueName", name)))
                        .stacks()
                        .get("data")
                        .resources()
                        .get("Queue")
                        .name())
                .isEmpty();
    }

    @Test
    void names_are_those_of_types_that_are_locked() {
        assertThat(StatefulTypes.ALL).containsAll(FixedNames.PROPERTIES.keySet());
    }

    @Test
    void a_template_without_resources_holds_nothing() {
        assertThat(lock(stack("data")).size()).isZero();
        assertThat(lock(stack("data"), stack("vault", resource("Key", "AWS::KMS::Key")))
                        .withoutStatelessStacks()
                        .stacks())
                .containsOnlyKeys("vault");
    }

    @Test
    void claims_and_sets_with_claims_are_locked_by_kind_namespace_and_name() {
        var manifest = """
                [{"kind": "PersistentVolumeClaim", "metadata": {"namespace": "application", "name": "shared"}},
                 {"kind": "StatefulSet", "metadata": {"namespace": "application", "name": "postgres"},
                  "spec": {"volumeClaimTemplates": [{"metadata": {"name": "data"}}]}},
                 {"kind": "StatefulSet", "metadata": {"name": "stateless"}, "spec": {}},
                 {"kind": "Deployment", "metadata": {"name": "StatefulSet"}}]""";

        assertThat(objects("\"" + manifest.replace("\"", "\\\"").replace("\n", "") + "\""))
                .isEqualTo(Map.of(
                        "StatefulSet application/postgres",
                                new LockedResource("Kubernetes::StatefulSet", Optional.empty()),
                        "PersistentVolumeClaim application/shared",
                                new LockedResource("Kubernetes::PersistentVolumeClaim", Optional.empty())));
    }

    @Test
    void a_claim_and_a_set_may_share_a_name() {
        assertThat(objects("""
                        "[{\\"kind\\":\\"PersistentVolumeClaim\\",\\"metadata\\":{\\"namespace\\":\\"a\\",\\"name\\":\\"db\\"}},\
                        {\\"kind\\":\\"StatefulSet\\",\\"metadata\\":{\\"namespace\\":\\"a\\",\\"name\\":\\"db\\"},\
                        \\"spec\\":{\\"volumeClaimTemplates\\":[{}]}}]""" + "\"")).containsOnlyKeys("PersistentVolumeClaim a/db", "StatefulSet a/db");
    }

    @Test
    void two_stacks_of_one_name_are_refused() {
        assertThatThrownBy(() -> lock(stack("data"), stack("data", resource("Key", "AWS::KMS::Key"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stack data is given twice; give each its own name");
    }

    @Test
    void a_manifest_with_values_of_a_deployment_is_read_around_them() {
        assertThat(objects("""
                        {"Fn::Join": ["", ["[{\\"kind\\":\\"PersistentVolumeClaim\\",\\"metadata\\":{\\"name\\":\\"shared\\",\
                        \\"labels\\":{\\"of\\":\\"", {"Ref": "Cluster"}, "\\"}}}]"]]}""")).containsOnlyKeys("PersistentVolumeClaim shared");
    }

    private static Map<String, LockedResource> objects(String manifest) {
        return lock(stack("workloads", resource("Manifest", MANIFEST, "Manifest", manifest)))
                .stacks()
                .get("workloads")
                .resources();
    }
}
