package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Confidential;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void no_manifest_holds_a_secret_or_anything_like_a_password(Defined defined) {
        assertThat(Confidential.problems(defined.cluster())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void no_helm_chart_is_given_one_either(Defined defined) {
        var releases = Assembly.properties(defined.stack("cluster"), "Custom::AWSCDK-EKS-HelmChart");

        assertThat(releases).isNotEmpty().allSatisfy(release -> assertThat(
                        Confidential.problems(release.path("Release").asText(), values(release.path("Values"))))
                .isEmpty());
    }

    @Test
    void a_secret_is_found() {
        assertThat(Confidential.problems(tapwork()
                        .with(Applied.of(
                                Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "login"))))))
                .containsExactly("Secret login is a Secret");
    }

    @Test
    void a_password_in_the_open_is_found() {
        assertThat(Confidential.problems(tapwork()
                        .changed("ConfigMap", "tapwork", "tapwork-config", map -> ((ObjectNode) map.path("data"))
                                .put("DB_PASSWORD", "changeme"))))
                .containsExactly("ConfigMap tapwork/tapwork-config sets 'DB_PASSWORD' to a text");
        assertThat(Confidential.problems(
                        tapwork().changed("Deployment", "tapwork", "tapwork-api", deployment -> ((ObjectNode)
                                        deployment.at("/spec/template/spec/containers/0/env/0"))
                                .put("name", "JWT_SECRET"))))
                .containsExactly("Deployment tapwork/tapwork-api sets variable 'JWT_SECRET' to a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://user:changeme@host:5432/main", "-----BEGIN RSA PRIVATE KEY-----"})
    void a_credential_under_any_name_is_found(String text) {
        assertThat(Confidential.problems(tapwork()
                        .changed("ConfigMap", "tapwork", "tapwork-config", map -> ((ObjectNode) map.path("data"))
                                .put("ADDRESS", text))))
                .containsExactly("ConfigMap tapwork/tapwork-config holds what looks like a credential");
    }

    @Test
    void a_password_for_a_helm_chart_is_found() {
        assertThat(Confidential.problems("grafana", JSON.createObjectNode().put("adminPassword", "changeme")))
                .containsExactly("grafana sets 'adminPassword' to a text");
    }

    private static Cluster tapwork() {
        return Clusters.of("tapwork-development-us-east-1").cluster();
    }

    /** What only a deployment knows is no value of ours. */
    private static JsonNode values(JsonNode values) {
        var text = new StringBuilder();
        if (values.isTextual()) {
            text.append(values.asText());
        } else {
            values.path("Fn::Join").path(1).forEach(part -> text.append(part.asText("")));
        }
        try {
            return JSON.readTree(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
