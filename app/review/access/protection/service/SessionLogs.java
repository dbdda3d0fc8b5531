package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Finds settings of Session Manager that keep no log of sessions ("Session document schema" in its guide). */
final class SessionLogs {
    static final String TYPE = "AWS::SSM::Document";

    private static final List<String> LOGS = List.of("cloudWatchLogGroupName", "s3BucketName");
    private static final Measure SET = Measure.set();

    private SessionLogs() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!Setting.of(change.propertiesAfter(), "DocumentType").is("Session")) {
            return Stream.empty();
        }
        var was = logs(change.propertiesBefore());
        var is = logs(change.propertiesAfter());
        return was.isEmpty() || !is.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.notable(
                        ProtectionRule.LOGGING,
                        change,
                        "Sessions are written down nowhere any more: %s not set."
                                .formatted(String.join(", ", was) + (was.size() > 1 ? " are" : " is")),
                        "Leave the log on, or say who looks for what it told and where.",
                        change.in("Content").toList()));
    }

    private static List<String> logs(JsonNode properties) {
        var inputs = properties.path("Content").path("inputs");
        return LOGS.stream()
                .filter(log -> SET.of(Setting.of(inputs, log)).getAsInt() > 0)
                .toList();
    }
}
