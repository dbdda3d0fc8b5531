package dev.meridian.app.review.manifest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AppliedObjectsTest {
    private static final Path SNAPSHOTS = Path.of("test/snapshots");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void finds_the_objects_of_a_manifest_by_type_namespace_and_name() {
        var objects = of("""
                "[{\\"kind\\":\\"Namespace\\",\\"metadata\\":{\\"name\\":\\"shop\\"}},\\
                {\\"kind\\":\\"Service\\",\\"metadata\\":{\\"name\\":\\"web\\",\\"namespace\\":\\"shop\\"}}]"
                """.replace("\\\n", ""));

        assertThat(objects).containsOnlyKeys("Kubernetes::Namespace shop", "Kubernetes::Service shop/web");
    }

    @Test
    void finds_the_objects_of_a_list() {
        var objects = AppliedObjects.parse("""
                {"kind": "List", "items": [{"kind": "Pod", "metadata": {"name": "a"}},
                 {"kind": "ConfigMapList", "items": [{"kind": "ConfigMap", "metadata": {"name": "b"}}]}]}
                """);

        assertThat(objects).extracting(AppliedObjects::id).containsExactly("a", "b");
    }

    @Test
    void names_what_only_a_deployment_knows() {
        var object = of("""
                {"Fn::Join": ["", ["[{\\"kind\\":\\"ConfigMap\\",\\"metadata\\":{\\"name\\":\\"c\\"},\\"data\\":{\\"a\\":\\"",
                 {"Ref": "Queue"}, "\\",\\"b\\":\\"x-", {"Fn::GetAtt": ["Key", "Arn"]}, "-y\\",\\"c\\":\\"",
                 {"Fn::GetStackOutput": {"StackName": "data", "OutputName": "Host", "Region": "eu-west-1"}}, "\\",\\"d\\":\\"",
                 {"Fn::Select": [0, {"Ref": "Zones"}]}, "\\"}}]"]]}
                """).get("Kubernetes::ConfigMap c");

        assertThat(JSON.convertValue(object.path("data"), new TypeReference<Map<String, String>>() {}))
                .isEqualTo(Map.of(
                        "a", "${Queue}",
                        "b", "x-${Key.Arn}-y",
                        "c", "${data.Host}",
                        "d", "${{'Fn::Select':[0,{'Ref':'Zones'}]}}"));
    }

    @Test
    void reads_a_token_in_the_place_of_a_number() {
        var object = of("""
                {"Fn::Join": ["", ["{\\"kind\\":\\"Deployment\\",\\"spec\\":{\\"replicas\\":", {"Ref": "Count"}, "}}"]]}
                """).get("Kubernetes::Deployment unnamed");

        assertThat(object.path("spec").path("replicas").asText()).isEqualTo("${Count}");
    }

    @Test
    void fills_in_what_a_substitution_knows_and_names_the_rest() {
        var object = of("""
                {"Fn::Sub": ["{\\"kind\\":\\"Pod\\",\\"a\\":\\"${Known}/${Other.Arn}/${!literal}\\",\\"n\\":${Number}}",
                 {"Known": "text"}]}
                """).get("Kubernetes::Pod unnamed");

        assertThat(object.path("a").asText()).isEqualTo("text/${Other.Arn}/${literal}");
        assertThat(object.path("n").asText()).isEqualTo("${Number}");
    }

    @Test
    void reads_both_branches_of_a_condition_on_the_whole_manifest() {
        var objects = of("""
                {"Fn::If": ["IsProduction",
                 "[{\\"kind\\":\\"Pod\\",\\"metadata\\":{\\"name\\":\\"a\\"},\\"x\\":1},{\\"kind\\":\\"Pod\\",\\"metadata\\":{\\"name\\":\\"b\\"}}]",
                 "[{\\"kind\\":\\"Pod\\",\\"metadata\\":{\\"name\\":\\"a\\"},\\"x\\":2},{\\"kind\\":\\"Pod\\",\\"metadata\\":{\\"name\\":\\"b\\"}}]"]}
                """);

        assertThat(objects).containsOnlyKeys("Kubernetes::Pod a", "Kubernetes::Pod a #2", "Kubernetes::Pod b");
    }

    @Test
    void names_both_values_of_a_condition_within_the_text() {
        var object = of("""
                {"Fn::Join": ["", ["{\\"kind\\":\\"Pod\\",\\"a\\":\\"", {"Fn::If": ["Big", "x", "y"]}, "\\"}"]]}
                """).get("Kubernetes::Pod unnamed");

        assertThat(object.path("a").asText()).isEqualTo("${{'Fn::If':['Big','x','y']}}");
    }

    @Test
    void reads_the_documents_of_a_file() {
        var objects = AppliedObjects.parse("""
                # what is first
                ---
                kind: Pod
                metadata: {name: a}
                ---
                ---
                kind: Pod
                metadata:
                  name: b
                  namespace: shop
                """);

        assertThat(objects).extracting(AppliedObjects::id).containsExactly("a", "shop/b");
    }

    @Test
    void leaves_out_the_label_by_which_the_cdk_prunes_and_nothing_else() {
        var objects = AppliedObjects.parse("""
                - {kind: Pod, metadata: {name: a, labels: {aws.cdk.eks/prune-c8: "", app: a}}}
                - {kind: Pod, metadata: {name: b, labels: {aws.cdk.eks/prune-c8: ""}}}
                - {kind: Pod, metadata: {name: c, labels: {}}}
                """);

        assertThat(objects)
                .extracting(object -> object.path("metadata").path("labels").toString())
                .containsExactly("{\"app\":\"a\"}", "", "{}");
    }

    @Test
    void never_shows_the_values_of_a_secret() {
        var before = secret("s3cr3t-value");
        var after = secret("another-value");

        assertThat(before.toString())
                .contains("password")
                .doesNotContain("s3cr3t-value", "plain")
                .isNotEqualTo(after.toString());
        assertThat(before).isEqualTo(secret("s3cr3t-value"));
    }

    @Test
    void takes_a_text_that_is_no_manifest_as_one_object_that_does_not_show_it() {
        var before = AppliedObjects.parse("{\"kind\": \"Secret\", \"data\": {\"a\": \"hunter\"");
        var after = AppliedObjects.parse("{\"kind\": \"Secret\", \"data\": {\"a\": \"farmer\"");

        assertThat(before).extracting(AppliedObjects::type).containsExactly("Kubernetes::UnreadableManifest");
        assertThat(before.toString()).doesNotContain("hunter").isNotEqualTo(after.toString());
    }

    @Property(tries = 300)
    void never_fails_whatever_the_text(@ForAll String text) {
        var resource = resource(JsonNodeFactory.instance.textNode(text));

        assertThat(AppliedObjects.of(resource).values()).allMatch(JsonNode::isObject);
    }

    @Test
    void reads_of_every_committed_template_what_the_committed_manifests_say() throws IOException {
        assertThat(objectsOfTemplates()).isEqualTo(objectsOfFiles()).hasSizeGreaterThan(400);
    }

    private static Map<String, JsonNode> objectsOfTemplates() throws IOException {
        var objects = new TreeMap<String, JsonNode>();
        try (var files = Files.list(SNAPSHOTS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                for (var resource : JSON.readTree(file.toFile()).path("Resources")) {
                    if (AppliedObjects.isManifest(resource)) {
                        var stack = file.getFileName().toString().replaceFirst("-[a-z]+\\.json$", "");
                        AppliedObjects.of(resource).forEach((key, object) -> objects.put(stack + " " + key, object));
                    }
                }
            }
        }
        return objects;
    }

    private static Map<String, JsonNode> objectsOfFiles() throws IOException {
        var objects = new HashMap<String, JsonNode>();
        var root = SNAPSHOTS.resolve("kubernetes");
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var stack = root.relativize(file).getName(0);
                objects.putAll(AppliedObjects.parse(Files.readString(file)).stream()
                        .collect(toMap(
                                object -> stack + " " + AppliedObjects.type(object) + " " + AppliedObjects.id(object),
                                object -> object)));
            }
        }
        return objects;
    }

    private static JsonNode secret(String value) {
        return AppliedObjects.parse("""
                {kind: Secret, metadata: {name: s, annotations:
                  {kubectl.kubernetes.io/last-applied-configuration: 'password: %1$s'}},
                 data: {password: %1$s}, stringData: {user: plain}}
                """.formatted(value)).get(0);
    }

    private static Map<String, JsonNode> of(String manifest) {
        try {
            return AppliedObjects.of(resource(JSON.readTree(manifest)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(manifest, e);
        }
    }

    private static JsonNode resource(JsonNode manifest) {
        var resource = JsonNodeFactory.instance.objectNode().put("Type", "Custom::AWSCDK-EKS-KubernetesResource");
        resource.putObject("Properties").set("Manifest", manifest);
        return resource;
    }
}
