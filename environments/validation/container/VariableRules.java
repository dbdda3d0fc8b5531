package dev.meridian.environments.validation.container;

import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Variable.FromSecret;
import dev.meridian.environments.workload.container.Variable.Text;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Environment variables: texts without secrets, and secrets by their names. */
final class VariableRules {
    /** Two dollar signs stand for one, "Define Dependent Environment Variables", Kubernetes documentation. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]*)\\)");

    private VariableRules() {}

    static void check(Problems problems, String what, NamespaceDefinition namespace, ContainerDefinition container) {
        var known = new HashSet<>(Entries.of(container));
        container
                .configuration()
                .ifPresent(configuration -> known.addAll(configuration.entries().keySet()));
        container.environment().forEach((name, variable) -> {
            var which = "%s: variable '%s'".formatted(what, name);
            Names.requireVariable(problems, what + ": variable", name);
            if (variable instanceof Text text) {
                Confidential.refuse(problems, which, name, text.value());
                checkReferences(
                        problems,
                        which,
                        text.value(),
                        known,
                        container.environment().keySet());
            } else if (variable instanceof FromSecret secret) {
                checkSecret(problems, which, namespace, secret);
            }
            known.add(name);
        });
    }

    private static void checkReferences(
            Problems problems, String which, String text, Set<String> known, Set<String> all) {
        var reference = REFERENCE.matcher(text);
        while (reference.find()) {
            var name = reference.group(1);
            if (name != null && !known.contains(name)) {
                problems.add(
                        all.contains(name)
                                ? "%s refers to '%s', which is set no earlier; move it up"
                                : "%s refers to '%s', which is neither a variable nor an entry; set it or write $$ for a"
                                        + " dollar sign",
                        which,
                        name);
            }
        }
    }

    /** What cannot be a name may be the secret itself: its length is all that is said of it. */
    private static void checkSecret(
            Problems problems, String which, NamespaceDefinition namespace, FromSecret variable) {
        if (!Names.isLabel(variable.secret())) {
            problems.add(
                    "%s must name a secret, got a text of %d characters that cannot be a name; if it is the secret"
                            + " itself, put it into Secrets Manager and change it",
                    which, variable.secret().length());
            return;
        }
        if (!Names.isKey(variable.key())) {
            problems.add(
                    "%s must name a key of secret '%s', got a text of %d characters that cannot be a name; if it is the"
                            + " secret itself, put it into Secrets Manager and change it",
                    which, variable.secret(), variable.key().length());
            return;
        }
        namespace.secrets().stream()
                .filter(secret -> secret.name().equals(variable.secret()))
                .findFirst()
                .ifPresentOrElse(
                        secret -> problems.require(
                                secret.keys().containsKey(variable.key()),
                                "%s names key '%s', which secret '%s' does not have; name one of %s",
                                which,
                                variable.key(),
                                variable.secret(),
                                secret.keys().keySet()),
                        () -> problems.add(
                                "%s names secret '%s', which namespace '%s' does not have; name one of %s or define it",
                                which,
                                variable.secret(),
                                namespace.name(),
                                namespace.secrets().stream()
                                        .map(SecretDefinition::name)
                                        .toList()));
    }
}
