package dev.meridian.app.compose.service;

import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.workload.container.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A container's environment variables as Compose takes them, with every {@code $(NAME)} filled in. */
final class Variables {
    /** Two dollar signs, which Kubernetes makes one of, or a reference. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Secrets secrets;

    Variables(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Sets a variable to a text without references. */
    void literal(String name, String text) {
        values.put(name, escaped(text));
    }

    /** Sets each to a text without references. */
    void literals(Map<String, String> texts) {
        texts.forEach(this::literal);
    }

    /** Sets a variable to a text, in which references stand for variables set before. */
    void text(String name, String text) {
        values.put(name, filledIn(text));
    }

    void variable(String name, Variable variable) {
        if (variable instanceof Variable.FromSecret secret) {
            values.put(name, secrets.value(secret.secret(), secret.key()));
        } else {
            text(name, ((Variable.Text) variable).value());
        }
    }

    /** A word of a command, in which references stand for variables. */
    String filledIn(String text) {
        var filled = new StringBuilder();
        var end = 0;
        var found = REFERENCE.matcher(text);
        while (found.find()) {
            filled.append(escaped(text.substring(end, found.start()))).append(value(found.toMatchResult()));
            end = found.end();
        }
        return filled.append(escaped(text.substring(end))).toString();
    }

    Map<String, String> all() {
        return values;
    }

    /** What is not defined stays as it is, as Kubernetes has it. */
    private String value(MatchResult reference) {
        return reference.group(1) == null
                ? escaped("$")
                : values.getOrDefault(reference.group(1), escaped(reference.group()));
    }

    private static String escaped(String text) {
        return text.replace("$", "$$");
    }
}
