package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.secret.ExternalSecretObjects;
import dev.meridian.constructs.workload.secret.SecretProps;
import dev.meridian.constructs.workload.secret.SecretValue;
import dev.meridian.constructs.workload.secret.SecretValue.Composed;
import dev.meridian.constructs.workload.secret.SecretValue.Encoding;
import dev.meridian.constructs.workload.secret.SecretValue.Part;
import dev.meridian.constructs.workload.secret.SecretValue.Stored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T2 and F5. */
class SecretsTest {
    private static final String LOGIN = "${Token[TOKEN.9]}";
    private static final Rendered SECRETS = Rendered.of(ExternalSecretObjects.of(List.of(
            new SecretProps(
                    "tapwork-secrets",
                    "tapwork",
                    "tapwork",
                    Map.of(
                            "db-password", Stored.property(LOGIN, "password"),
                            "jwt-secret", Stored.whole("tapwork/jwt"),
                            "smtp-password", Stored.whole("tapwork/smtp"))),
            new SecretProps(
                    "database-secret",
                    "production",
                    "taskflow",
                    Map.of("url", databaseUrl(), "ca.file", Stored.whole("taskflow/ca"))))));

    @Test
    void the_seeds_keys_come_from_secrets_manager() {
        assertThat(SECRETS.spec("ExternalSecret", "tapwork-secrets"))
                .isEqualTo(Map.of(
                        "refreshInterval",
                        "60m",
                        "secretStoreRef",
                        Map.of("name", "secrets-manager", "kind", "ClusterSecretStore"),
                        "target",
                        Map.of("name", "tapwork-secrets", "creationPolicy", "Owner", "deletionPolicy", "Retain"),
                        "data",
                        List.of(
                                Map.of(
                                        "secretKey",
                                        "db-password",
                                        "remoteRef",
                                        Map.of("key", LOGIN, "property", "password")),
                                Map.of("secretKey", "jwt-secret", "remoteRef", Map.of("key", "tapwork/jwt")),
                                Map.of("secretKey", "smtp-password", "remoteRef", Map.of("key", "tapwork/smtp")))));
    }

    @Test
    void an_address_is_composed_of_what_is_known_and_what_is_not() {
        var spec = SECRETS.spec("ExternalSecret", "database-secret");

        assertThat(Rendered.<Object>get(spec, "target", "template"))
                .isEqualTo(Map.of(
                        "engineVersion",
                        "v2",
                        "mergePolicy",
                        "Replace",
                        "data",
                        Map.of(
                                "ca.file",
                                "{{ .ca_file }}",
                                "url",
                                "postgresql://{{ .url }}:{{ .url_2 | urlquery }}@db.example.com:5432/taskflow")));
        assertThat(spec.get("data"))
                .isEqualTo(List.of(
                        Map.of("secretKey", "ca_file", "remoteRef", Map.of("key", "taskflow/ca")),
                        Map.of("secretKey", "url", "remoteRef", Map.of("key", LOGIN, "property", "username")),
                        Map.of("secretKey", "url_2", "remoteRef", Map.of("key", LOGIN, "property", "password"))));
    }

    @Test
    void no_manifest_is_a_secret() {
        assertThat(SECRETS.titles())
                .containsExactly("ExternalSecret tapwork-secrets", "ExternalSecret database-secret");
    }

    @Test
    void refuses_a_text_that_would_be_read_as_a_template() {
        assertThatThrownBy(() -> new Part.Text("{{ .other }}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text must not have two braces in a row, got '{{ .other }}'");
    }

    @Test
    void refuses_to_compose_what_is_no_secret() {
        assertThatThrownBy(() -> new Composed(List.of(new Part.Text("http://api:8000"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a composed value must have a stored part, got none; what is no secret belongs into a"
                        + " ConfigMap");
    }

    @Test
    void refuses_keys_that_a_template_cannot_tell_apart() {
        var props = new SecretProps(
                "secret",
                "team",
                "system",
                Map.of("url", databaseUrl(), "a-b", Stored.whole("x"), "a.b", Stored.whole("y")));

        assertThatThrownBy(() -> ExternalSecretObjects.of(List.of(props)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the keys of secret 'secret' must differ in more than punctuation, got 'a.b'");
    }

    private static SecretValue databaseUrl() {
        return new Composed(List.of(
                new Part.Text("postgresql://"),
                new Part.Value(Stored.property(LOGIN, "username"), Encoding.PLAIN),
                new Part.Text(":"),
                new Part.Value(Stored.property(LOGIN, "password"), Encoding.URL),
                new Part.Text("@db.example.com:5432/taskflow")));
    }
}
