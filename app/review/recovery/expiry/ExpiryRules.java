package dev.meridian.app.review.recovery.expiry;

import static dev.meridian.app.review.setting.Question.turnedOn;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/** What deletes data without anybody's doing: lifecycles of buckets, times to live of items, emptying at deletion. */
public final class ExpiryRules {
    private ExpiryRules() {}

    public static Rule rule() {
        return new ByType()
                .with("AWS::S3::Bucket", ObjectExpiry::examine)
                .with("AWS::DynamoDB::Table", ExpiryRules::timeToLive)
                .with("AWS::DynamoDB::GlobalTable", ExpiryRules::timeToLive)
                .with(
                        "AWS::ECR::Repository",
                        notable(
                                Expiry.EMPTIED,
                                "EmptyOnDelete",
                                turnedOn(false),
                                "The repository may be deleted with its images: EmptyOnDelete goes %s.",
                                "Leave it off where anything runs on these images: a deletion is then refused."))
                .rule();
    }

    /** Amazon DynamoDB Developer Guide, "Using time to live (TTL)": what has expired is deleted within days. */
    private static Stream<Finding> timeToLive(ResourceChange change) {
        var attribute = Setting.of(change, "TimeToLiveSpecification.AttributeName");
        var enabled = Setting.of(change, "TimeToLiveSpecification.Enabled");
        var newly = turnedOn(false).about(enabled);
        boolean isOther = attribute.differs()
                && Values.flag(enabled.before()).orElse(false)
                && Values.flag(enabled.after()).orElse(false);
        return newly != Question.Answer.NO || isOther
                ? Stream.of(
                        Setting.of(change, "TimeToLiveSpecification")
                                .notable(
                                        Expiry.ITEMS,
                                        "Items expire by their attribute %s, and did not: those whose time is past are deleted."
                                                .formatted(Values.text(attribute.after())),
                                        "Check that the attribute holds the end of an item's life, in seconds, and nothing else."))
                : Stream.empty();
    }
}
