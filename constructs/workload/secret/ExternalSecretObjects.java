package dev.meridian.constructs.workload.secret;

import dev.meridian.constructs.cluster.ExternalSecrets;
import dev.meridian.constructs.workload.custom.CustomObjects;
import dev.meridian.constructs.workload.labels.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects by which the External Secrets operator makes Secrets, without a call to the CDK. */
public final class ExternalSecretObjects {
    private static final String API_VERSION = "external-secrets.io/v1";

    private ExternalSecretObjects() {}

    /**
     * One object for each secret.
     *
     * @throws IllegalArgumentException if keys of a secret with a composed value differ in punctuation only
     */
    public static List<HasMetadata> of(List<SecretProps> secrets) {
        return secrets.stream().map(ExternalSecretObjects::of).toList();
    }

    private static HasMetadata of(SecretProps props) {
        var metadata = new ObjectMetaBuilder()
                .withName(props.name())
                .withNamespace(props.namespace())
                .addToLabels("app.kubernetes.io/name", props.name())
                .addToLabels("app.kubernetes.io/part-of", props.partOf())
                .addToLabels("app.kubernetes.io/component", "secret")
                .addToLabels("app.kubernetes.io/managed-by", Owner.MANAGER)
                .build();
        var composed = props.keys().values().stream().anyMatch(SecretValue.Composed.class::isInstance);
        var content = composed ? templated(props) : plain(props);
        return CustomObjects.of(
                API_VERSION,
                "ExternalSecret",
                metadata,
                Map.of(
                        "refreshInterval",
                        props.refreshMinutes() + "m",
                        "secretStoreRef",
                        Map.of("name", ExternalSecrets.STORE, "kind", "ClusterSecretStore"),
                        "target",
                        content.target(props.name()),
                        "data",
                        content.data()));
    }

    private static Content plain(SecretProps props) {
        var content = new Content(new ArrayList<>(), new TreeMap<>());
        props.keys().forEach((key, value) -> content.read(key, (SecretValue.Stored) value));
        return content;
    }

    /** With a template, the Secret has its keys only: values that are not composed pass through it. */
    private static Content templated(SecretProps props) {
        var content = new Content(new ArrayList<>(), new TreeMap<>());
        props.keys().forEach((key, value) -> {
            var name = variable(key);
            if (content.knows(name)) {
                throw new IllegalArgumentException(
                        "the keys of secret '%s' must differ in more than punctuation, got '%s'"
                                .formatted(props.name(), key));
            }
            content.template().put(key, text(content, name, value));
        });
        return content;
    }

    private static String text(Content content, String name, SecretValue value) {
        if (value instanceof SecretValue.Stored stored) {
            content.read(name, stored);
            return "{{ ." + name + " }}";
        }
        var text = new StringBuilder();
        var number = 1;
        for (var part : ((SecretValue.Composed) value).parts()) {
            if (part instanceof SecretValue.Part.Value secret) {
                var local = name + (number == 1 ? "" : "_" + number);
                content.read(local, secret.stored());
                text.append("{{ .")
                        .append(local)
                        .append(secret.encoding() == SecretValue.Encoding.URL ? " | urlquery }}" : " }}");
                number++;
            } else if (part instanceof SecretValue.Part.Text known) {
                text.append(known.text());
            }
        }
        return text.toString();
    }

    /** Templates know names without hyphens and dots only. */
    private static String variable(String key) {
        var name = key.replaceAll("[-.]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private record Content(List<Map<String, Object>> data, Map<String, String> template) {
        void read(String localName, SecretValue.Stored stored) {
            var reference = new TreeMap<String, Object>();
            reference.put("key", stored.secret());
            stored.property().ifPresent(property -> reference.put("property", property));
            data.add(Map.of("secretKey", localName, "remoteRef", reference));
        }

        boolean knows(String localName) {
            return data.stream().anyMatch(entry -> entry.get("secretKey").equals(localName));
        }

        Map<String, Object> target(String secretName) {
            var target = new TreeMap<String, Object>();
            target.put("name", secretName);
            target.put("creationPolicy", "Owner");
            target.put("deletionPolicy", "Retain");
            if (!template.isEmpty()) {
                target.put("template", Map.of("engineVersion", "v2", "mergePolicy", "Replace", "data", template));
            }
            return target;
        }
    }
}
