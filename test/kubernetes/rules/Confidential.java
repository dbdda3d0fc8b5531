package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Nothing that is applied holds a value that nobody may know. */
public final class Confidential {
    private static final Pattern KEY =
            Pattern.compile("(?i).*(password|passwd|secret|token|credential|api[-_]?key|private[-_]?key)");

    /** Names of things, not their values. */
    private static final Pattern NAME_OF_KEY =
            Pattern.compile("(?i).*(secret_?name|secretKey|keepTLSSecret)|automount.*");

    private static final Pattern VALUE = Pattern.compile(
            "PRIVATE KEY-----|\\bA[KS]IA[0-9A-Z]{16}\\b|://[^/\\s:@]*:(?!\\$\\(|\\{\\{)[^/\\s@]+@|\\bghp_\\w{36}\\b");

    private Confidential() {}

    /** Secrets, and values that look like some. */
    public static List<String> problems(Cluster cluster) {
        var problems = new ArrayList<String>();
        for (var object : cluster.objects()) {
            if (object.kind().equals("Secret")) {
                problems.add("%s is a Secret".formatted(object));
            }
            problems(object.toString(), object.json(), problems);
        }
        return problems;
    }

    /** The same of anything else that a cluster is given, such as a Helm chart's values. */
    public static List<String> problems(String what, JsonNode values) {
        var problems = new ArrayList<String>();
        problems(what, values, problems);
        return problems;
    }

    private static void problems(String what, JsonNode node, List<String> problems) {
        if (node.isTextual() && VALUE.matcher(node.asText()).find()) {
            problems.add("%s holds what looks like a credential".formatted(what));
        }
        if (node.isObject()) {
            var name = node.path("name").asText();
            if (node.has("value") && isSecret(name)) {
                problems.add("%s sets variable '%s' to a text".formatted(what, name));
            }
            node.properties().stream()
                    .filter(field -> isSecret(field.getKey()) && isText(field.getValue()))
                    .forEach(field -> problems.add("%s sets '%s' to a text".formatted(what, field.getKey())));
        }
        node.forEach(child -> problems(what, child, problems));
    }

    private static boolean isSecret(String key) {
        return KEY.matcher(key).matches() && !NAME_OF_KEY.matcher(key).matches();
    }

    /** A template's text with a place for the value is none. */
    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty() && !value.asText().contains("{{");
    }
}
