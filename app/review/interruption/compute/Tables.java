package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.REMOVED;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.stream.Stream;

/** Capacity of DynamoDB tables, and their global secondary indexes, which queries name. */
final class Tables {
    private static final String ON_DEMAND = "PAY_PER_REQUEST";

    private Tables() {}

    /** A table that is paid by the request has no capacity that could fall. */
    static Question whileProvisioned(Question question) {
        return setting ->
                setting.change().propertiesAfter().path("BillingMode").asText().equals(ON_DEMAND)
                        ? Question.Answer.NO
                        : question.about(setting);
    }

    static Stream<Finding> provisioned(ResourceChange change) {
        var mode = Setting.of(change, "BillingMode");
        return mode.before().asText().equals(ON_DEMAND)
                        && mode.after().asText("PROVISIONED").equals("PROVISIONED")
                ? Stream.of(
                        mode.notable(
                                CAPACITY,
                                "The table is no longer paid by the request, %s: what it may do is limited to the capacity that is provisioned."
                                        .formatted(mode.fromTo()),
                                "Compare with the peak of ConsumedReadCapacityUnits and ConsumedWriteCapacityUnits: requests beyond it are throttled."))
                : Stream.empty();
    }

    static Stream<Finding> indexesRemoved(ResourceChange change) {
        var indexes = Setting.of(change, "GlobalSecondaryIndexes");
        if (!indexes.differs()) {
            return Stream.empty();
        }
        var kept = new HashSet<String>();
        Values.list(indexes.after())
                .forEach(index -> kept.add(index.path("IndexName").asText()));
        return Values.list(indexes.before()).stream()
                .map(index -> index.path("IndexName").asText())
                .filter(name -> !name.isEmpty() && !kept.contains(name))
                .map(name -> indexes.dangerous(
                        REMOVED,
                        "The index %s is removed, so queries of it fail.".formatted(name),
                        "Check that nothing queries it any more; to have it back takes a backfill of the table."));
    }
}
