package dev.meridian.app.review.recovery.copy;

import static dev.meridian.app.review.recovery.weakness.Recovery.OLD_VERSIONS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/**
 * How long a bucket keeps versions that were overwritten or deleted. S3 applies a shorter time to what is there already.
 * Objects themselves are the business of {@link dev.meridian.app.review.recovery.expiry.ExpiryRules}.
 */
final class OldVersions {
    private OldVersions() {}

    static Stream<Finding> examine(ResourceChange change) {
        var rules = Setting.of(change, "LifecycleConfiguration.Rules");
        if (!rules.differs()) {
            return Stream.empty();
        }
        if (rules.isUnknown()) {
            return Stream.of(rules.notable(
                    OLD_VERSIONS,
                    "The bucket's lifecycle changes in a way that cannot be compared.",
                    "Check what expires earlier."));
        }
        var before = shortest(rules.before());
        var after = shortest(rules.after());
        return after < before
                ? Stream.of(rules.dangerous(
                        OLD_VERSIONS,
                        "Older versions of objects are kept for %s only, not %s: those that are older expire at once."
                                .formatted(days(after), days(before)),
                        "Keep the longer time, or check that nobody has to go back farther."))
                : Stream.empty();
    }

    private static String days(double days) {
        return Double.isInfinite(days) ? "ever" : days == 1 ? "1 day" : "%.0f days".formatted(days);
    }

    /** The shortest time of the rules that are in force, whatever they apply to; infinite if there is none. */
    private static double shortest(JsonNode rules) {
        return Values.list(rules).stream()
                .filter(rule -> rule.path("Status").asText("Enabled").equals("Enabled"))
                .mapToDouble(rule -> Values.number(Values.at(rule, "NoncurrentVersionExpiration.NoncurrentDays"))
                        .orElse(Values.number(rule.path("NoncurrentVersionExpirationInDays"))
                                .orElse(Double.POSITIVE_INFINITY)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
