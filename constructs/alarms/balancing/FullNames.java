package dev.meridian.constructs.alarms.balancing;

import dev.meridian.constructs.alarms.conditions.Checks;
import software.amazon.awscdk.Token;

/** The names that Elastic Load Balancing writes its metrics with: the last parts of ARNs. */
final class FullNames {
    private FullNames() {}

    static void require(String what, String prefix, String fullName) {
        Checks.requireText(what, fullName);
        if (!fullName.startsWith(prefix) && !Token.isUnresolved(fullName)) {
            throw new IllegalArgumentException("%s must begin with %s, as the last part of the ARN does, got '%s'"
                    .formatted(what, prefix, fullName));
        }
    }
}
