package dev.meridian.app.compose.secret;

import dev.meridian.environments.compose.SecretVariable;
import dev.meridian.environments.workload.SecretDefinition;
import java.util.List;

/** The variables that a developer gives values, each with what it is and none with a value. */
public final class EnvExample {
    private EnvExample() {}

    /** Explains those secrets that the Compose file asks for. */
    public static String of(List<String> comment, List<SecretDefinition> secrets, String composeFile) {
        var text = new StringBuilder();
        comment.forEach(line -> text.append("# ").append(line).append('\n'));
        for (var secret : secrets) {
            secret.keys().forEach((key, source) -> {
                var variable = SecretVariable.of(secret, key);
                if (composeFile.contains(variable.reference())) {
                    Secrets.explanation(source)
                            .ifPresent(explanation -> text.append("\n# %s of %s: %s.\n%s=\n"
                                    .formatted(key, secret.name(), explanation, variable.name())));
                }
            });
        }
        return text.toString();
    }
}
