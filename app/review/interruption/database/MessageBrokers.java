package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import java.util.stream.Stream;

/** Instance types of Amazon MQ's brokers, which change by a reboot. */
final class MessageBrokers {
    private MessageBrokers() {}

    static Stream<Finding> examine(ResourceChange change) {
        var type = Setting.of(change, "HostInstanceType");
        if (!type.differs()) {
            return Stream.empty();
        }
        boolean single = change.propertiesBefore()
                .path("DeploymentMode")
                .asText("SINGLE_INSTANCE")
                .equals("SINGLE_INSTANCE");
        return Stream.of(type.finding(
                single ? Severity.DANGEROUS : Severity.NOTABLE,
                RESTART,
                "The broker's instance type changes %s: %s."
                        .formatted(
                                type.fromTo(),
                                single ? "its only instance reboots" : "its instances reboot one after the other"),
                "Deploy it off-peak, and check that clients reconnect."));
    }
}
