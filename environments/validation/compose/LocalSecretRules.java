package dev.meridian.environments.validation.compose;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.SecretVariable;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Optional;

/** Secrets whose values a developer makes up, and addresses that are made of them. */
final class LocalSecretRules {
    private LocalSecretRules() {}

    static void check(Problems problems, ComposeDefinition laptop) {
        problems.requireDistinct(laptop.secrets(), SecretDefinition::name, "secret");
        problems.requireDistinct(
                laptop.secrets().stream()
                        .flatMap(secret -> secret.keys().entrySet().stream()
                                .filter(key -> isMadeUp(key.getValue()))
                                .map(key ->
                                        SecretVariable.of(secret, key.getKey()).name()))
                        .toList(),
                variable -> variable,
                "variable of .env");
        for (var secret : laptop.secrets()) {
            Names.requireLabel(problems, "secret name", secret.name());
            secret.keys().forEach((key, source) -> {
                var what = "secret '%s': key '%s'".formatted(secret.name(), key);
                Names.requireKey(problems, "secret '%s': key".formatted(secret.name()), key);
                checkSource(problems, laptop, what, source);
            });
        }
    }

    /** Notes a problem unless this is the key of a secret that a developer makes up. */
    static void requireMadeUp(Problems problems, ComposeDefinition laptop, String what, String secret, String key) {
        var source = laptop.secrets().stream()
                .filter(candidate -> candidate.name().equals(secret))
                .findFirst()
                .flatMap(candidate -> Optional.ofNullable(candidate.keys().get(key)));
        problems.require(
                source.filter(LocalSecretRules::isMadeUp).isPresent(),
                "%s: password must be a generated or provided key, got key '%s' of secret '%s'; define it among the"
                        + " secrets",
                what,
                key,
                secret);
    }

    private static void checkSource(Problems problems, ComposeDefinition laptop, String what, Source source) {
        if (source instanceof Source.SharedBy shared) {
            problems.add(
                    "%s is shared by namespace '%s', but a laptop has only one; let it be generated",
                    what, shared.namespace());
        } else if (source instanceof Source.DatabaseUrl url) {
            requireStandIn(problems, laptop, what, Use.database(url.database()));
        } else if (source instanceof Source.CacheUrl url) {
            requireStandIn(problems, laptop, what, Use.cache(url.cache()));
        }
    }

    private static void requireStandIn(Problems problems, ComposeDefinition laptop, String what, Use use) {
        problems.require(
                laptop.standIns().stream().anyMatch(standIn -> standIn.serves(use)),
                "%s is the address of '%s', for which nothing stands in; add a stand-in, there are %s",
                what,
                use.name(),
                names(laptop.standIns()));
    }

    private static List<String> names(List<StandIn> standIns) {
        return standIns.stream().map(StandIn::name).toList();
    }

    private static boolean isMadeUp(Source source) {
        return source instanceof Source.Generated || source instanceof Source.Provided;
    }
}
