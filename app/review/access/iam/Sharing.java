package dev.meridian.app.review.access.iam;

import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds resources shared with further accounts, and sessions that last longer. */
final class Sharing {
    private static final String EXTERNAL = "AllowExternalPrincipals";
    private static final String PRINCIPALS = "Principals";

    /** What CloudFormation takes for a role's sessions and a permission set's where nothing is said. */
    private static final Duration USUAL = Duration.ofHours(1);

    private Sharing() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        return switch (change.type()) {
            case "AWS::RAM::ResourceShare" -> share(change);
            case "AWS::IAM::Role" -> session(change, "MaxSessionDuration");
            case "AWS::SSO::PermissionSet" -> session(change, "SessionDuration");
            default -> Stream.empty();
        };
    }

    /** Accounts outside the organization are admitted unless the share says otherwise. */
    private static Stream<Finding> share(ResourceChange change) {
        var deployment = Deployment.of(change.stack());
        var values = deployment.reader(Map.of());
        var old = values.texts(change.propertiesBefore().path(PRINCIPALS));
        var added = values.texts(change.propertiesAfter().path(PRINCIPALS)).stream()
                .filter(principal -> !old.contains(principal))
                .toList();
        var opened = change.kind() != Kind.ADDED && !isExternal(change, false) && isExternal(change, true);
        if (!opened && added.isEmpty()) {
            return Stream.empty();
        }
        var with = new Wording(deployment).list(added.stream());
        var what = opened
                ? "May be shared outside the organization, so far only within it"
                        + (added.isEmpty() ? "" : "; newly shared with " + with)
                : "Newly shared with " + with;
        return Stream.of(new Finding(
                PolicyRule.PRINCIPALS_BROADENED,
                opened ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                what + ".",
                "Check that the accounts are meant, and keep " + EXTERNAL + " false within an organization.",
                Stream.of(EXTERNAL, PRINCIPALS).flatMap(change::in).toList()));
    }

    private static boolean isExternal(ResourceChange change, boolean after) {
        var properties = after ? change.propertiesAfter() : change.propertiesBefore();
        return !properties.path(EXTERNAL).asText("true").equalsIgnoreCase("false");
    }

    private static Stream<Finding> session(ResourceChange change, String property) {
        if (change.kind() == Kind.ADDED) {
            return Stream.empty();
        }
        var old = duration(change.propertiesBefore().path(property).asText(""));
        var now = duration(change.propertiesAfter().path(property).asText(""));
        if (old.isEmpty() || now.isEmpty() || now.get().compareTo(old.get()) <= 0) {
            return Stream.empty();
        }
        return Stream.of(Finding.notable(
                PolicyRule.SESSION_LENGTHENED,
                change,
                "Sessions may last %d minutes, so far %d."
                        .formatted(now.get().toMinutes(), old.get().toMinutes()),
                PolicyRule.SESSION_LENGTHENED.cure(),
                change.in(property).toList()));
    }

    /** Seconds, or a duration after ISO 8601 such as {@code PT8H}. */
    private static Optional<Duration> duration(String text) {
        if (text.isEmpty()) {
            return Optional.of(USUAL);
        }
        try {
            return Optional.of(text.startsWith("P") ? Duration.parse(text) : Duration.ofSeconds(Long.parseLong(text)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
