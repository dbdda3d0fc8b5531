package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.DELIVERY;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.dropped;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.setting.Watch;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.stream.Stream;

/** Events, schedules, streams, subscriptions and mail. */
final class Delivery {
    private Delivery() {}

    static Rule rule() {
        return new ByType()
                .with(
                        "AWS::Events::Rule",
                        disabled("State", "The rule is disabled, %s: its targets are not invoked."),
                        schedule("ScheduleExpression"),
                        notable(
                                DELIVERY,
                                "EventPattern",
                                differs(),
                                "The rule matches other events.",
                                "Check that the events it is for still match."),
                        Delivery::targets)
                .with(
                        "AWS::Scheduler::Schedule",
                        disabled("State", "The schedule is disabled, %s: its target is not invoked."),
                        schedule("ScheduleExpression"))
                .with(
                        "AWS::Lambda::EventSourceMapping",
                        disabled("Enabled", "The event source is disabled, %s: its events wait until they expire."),
                        filter("FilterCriteria"))
                .with("AWS::Pipes::Pipe", Delivery::pipe, filter("SourceParameters.FilterCriteria"))
                .with("AWS::SNS::Subscription", filter("FilterPolicy"))
                .with(
                        "AWS::SES::ConfigurationSet",
                        dangerous(
                                DELIVERY,
                                "SendingOptions.SendingEnabled",
                                turnedOff(true),
                                "Mail is no longer sent with this configuration set, %s: senders that name it are refused.",
                                "Check that nothing sends with it, and when it is to be enabled again."))
                .with(
                        "AWS::DynamoDB::Table",
                        dangerous(
                                DELIVERY,
                                "StreamSpecification",
                                dropped(),
                                "The table's stream is turned off: what follows its changes gets none.",
                                "Check that nothing reads the stream."))
                .with(
                        "AWS::S3::Bucket",
                        notable(
                                DELIVERY,
                                "NotificationConfiguration",
                                dropped(),
                                "The bucket's notifications are removed: what they start is not started.",
                                "Check that nothing waits for them."))
                .rule();
    }

    private static Watch disabled(String property, String what) {
        return dangerous(
                DELIVERY,
                property,
                turnedOff(true),
                what,
                "Check that nothing waits for it, and when it is to be enabled again.");
    }

    private static Watch schedule(String property) {
        return notable(
                DELIVERY,
                property,
                differs(),
                "The schedule changes %s.",
                "Check that it still runs often enough and at the right time.");
    }

    private static Watch filter(String property) {
        return notable(
                DELIVERY,
                property,
                differs(),
                "What is filtered out before delivery changes.",
                "Check that everything that is needed still passes.");
    }

    private static Stream<Finding> pipe(ResourceChange change) {
        var state = Setting.of(change, "DesiredState");
        return state.differs() && state.after().asText().equals("STOPPED")
                ? Stream.of(state.dangerous(
                        DELIVERY,
                        "The pipe is stopped: its events wait until they expire.",
                        "Check that nothing waits for it, and when it is to run again."))
                : Stream.empty();
    }

    private static Stream<Finding> targets(ResourceChange change) {
        var targets = Setting.of(change, "Targets");
        if (!targets.differs()) {
            return Stream.empty();
        }
        var kept = new HashSet<String>();
        Values.list(targets.after())
                .forEach(target -> kept.add(target.path("Arn").toString()));
        long gone = Values.list(targets.before()).stream()
                .filter(target -> !kept.contains(target.path("Arn").toString()))
                .count();
        return gone > 0
                ? Stream.of(targets.dangerous(
                        DELIVERY,
                        "The rule no longer invokes %d of its targets.".formatted(gone),
                        "Check that nothing waits for these events."))
                : Stream.empty();
    }
}
