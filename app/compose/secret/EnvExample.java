package dev.meridian.app.compose.secret;

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
                var variable = Secrets.variable(secret, key);
                if (composeFile.contains(Secrets.reference(variable))) {
                    Secrets.explanation(source)
                            .ifPresent(explanation -> text.append(
                                    "\n# %s of %s: %s.\n%s=\n".formatted(key, secret.name(), explanation, variable)));
                }
            });
        }
        return text.toString();
    }
}
