package dev.meridian.app.review.recovery.copy;

import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICATION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of the regions to which something is copied. */
final class Regions {
    private Regions() {}

    static Function<ResourceChange, Stream<Finding>> lost(String path, String key, String what) {
        return change -> {
            var list = Setting.of(change, path);
            if (!list.differs()) {
                return Stream.empty();
            }
            if (list.isUnknown()) {
                return Stream.of(list.notable(
                        REPLICATION,
                        "The regions to which it is copied change in a way that cannot be compared.",
                        "Check that none of them is lost."));
            }
            var kept = names(list.after(), key);
            return names(list.before(), key).stream()
                    .filter(name -> !kept.contains(name))
                    .map(name -> list.dangerous(
                            REPLICATION,
                            what.formatted(name),
                            "Check what is left when the region that remains fails."));
        };
    }

    private static List<String> names(JsonNode list, String key) {
        return Values.list(list).stream()
                .map(element -> Values.text(element.path(key)))
                .toList();
    }
}
