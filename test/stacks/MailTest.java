package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tapwork's mail goes out over SMTP, where Amazon SES asks for a user name and a password (T8). */
class MailTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @ValueSource(strings = {"tapwork-production", "tapwork-staging"})
    void whoever_sends_mail_has_the_name_and_the_password_that_smtp_asks_for(String environment) throws IOException {
        var deployments = deployments(environment);

        assertThat(deployments).isNotEmpty().allSatisfy(deployment -> {
            var secrets = new TreeMap<String, String>();
            deployment
                    .at("/spec/template/spec/containers/0/env")
                    .forEach(variable -> secrets.put(
                            variable.path("name").asText(),
                            variable.at("/valueFrom/secretKeyRef/name").asText() + "/"
                                    + variable.at("/valueFrom/secretKeyRef/key").asText()));
            assertThat(secrets)
                    .containsEntry("SMTP_USERNAME", "smtp-login/username")
                    .containsEntry("SMTP_PASSWORD", "tapwork-secrets/smtp-password");
        });
        assertThat(Assembly.properties(environment + "-us-east-1-data", "AWS::SecretsManager::Secret"))
                .extracting(secret -> secret.path("Name").asText())
                .contains(environment + "/tapwork/smtp-login/username/value");
    }

    private static List<JsonNode> deployments(String environment) throws IOException {
        var file = Assembly.folder()
                .resolve("kubernetes")
                .resolve(environment + "-us-east-1")
                .resolve("workloads")
                .resolve("tapwork-tapwork-api.yaml");
        var found = new ArrayList<JsonNode>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents.forEachRemaining(found::add);
        }
        found.removeIf(document -> !document.path("kind").asText().equals("Deployment"));
        return found;
    }
}
