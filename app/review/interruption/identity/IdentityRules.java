package dev.meridian.app.review.interruption.identity;

import static dev.meridian.app.review.interruption.cause.Interruption.CREDENTIALS;
import static dev.meridian.app.review.interruption.cause.Interruption.REFUSED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets that get another value, and directories of users whose names cannot change. */
public final class IdentityRules {
    private IdentityRules() {}

    public static Rule rule() {
        return new ByType()
                .with("AWS::SecretsManager::Secret", IdentityRules::generated)
                .with("AWS::Cognito::UserPool", change -> Stream.of(
                                "UsernameAttributes", "AliasAttributes", "UsernameConfiguration")
                        .flatMap(property -> fixed(change, property)))
                .rule();
    }

    /** Secrets Manager makes a new version whenever this property changes ({@code AWS::SecretsManager::Secret}). */
    private static Stream<Finding> generated(ResourceChange change) {
        var generation = Setting.of(change, "GenerateSecretString");
        if (!stays(change) || !generation.differs()) {
            return Stream.empty();
        }
        boolean isGenerated = !Values.isAbsent(generation.after());
        if (!isGenerated && Values.isAbsent(change.propertiesAfter().path("SecretString"))) {
            return Stream.of(generation.notable(
                    CREDENTIALS,
                    "The secret's value is no longer generated, and the template has none for it.",
                    "Look at a change set: check that those who read the secret still find a value."));
        }
        return Stream.of(
                generation.dangerous(
                        CREDENTIALS,
                        isGenerated
                                ? "How the secret's value is generated changes, so a new random one is made: whoever holds the old value, and what was signed or encrypted with it, is refused."
                                : "The secret's value is no longer generated but written by the template: whoever holds the old value is refused.",
                        "Leave it as it is for a secret in use: a changed length alone makes a new value. If it must change, restart what reads it in the same deployment."));
    }

    /** Amazon Cognito Developer Guide, "Updating user pool and app client configuration": these are set once. */
    private static Stream<Finding> fixed(ResourceChange change, String property) {
        var setting = Setting.of(change, property);
        return stays(change) && setting.differs() && !elements(setting.before()).equals(elements(setting.after()))
                ? Stream.of(setting.dangerous(
                        REFUSED,
                        "%s changes %s, which Cognito refuses for a user pool that exists."
                                .formatted(property, setting.fromTo()),
                        "Leave it, or make a second user pool and move the users to it."))
                : Stream.empty();
    }

    private static Set<JsonNode> elements(JsonNode list) {
        return new HashSet<>(Values.list(list));
    }

    private static boolean stays(ResourceChange change) {
        return change.kind() == ResourceChange.Kind.CHANGED && change.replacement() != Replacement.YES;
    }
}
