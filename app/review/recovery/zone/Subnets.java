package dev.meridian.app.review.recovery.zone;

import static dev.meridian.app.review.recovery.weakness.Recovery.ZONES;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of subnets, of which each is in one zone: it is dangerous where only one is left. */
final class Subnets {
    private Subnets() {}

    static Function<ResourceChange, Stream<Finding>> fewer(String path) {
        return change -> {
            var subnets = Setting.of(change, path);
            if (!subnets.differs() || subnets.isUnknown()) {
                return Stream.empty();
            }
            int before = Values.list(subnets.before()).size();
            int after = Values.list(subnets.after()).size();
            return after > 0 && after < before
                    ? Stream.of(subnets.finding(
                            after == 1 ? Severity.DANGEROUS : Severity.NOTABLE,
                            ZONES,
                            "It is in fewer subnets, %d instead of %d%s."
                                    .formatted(after, before, after == 1 ? ": all of it fails with one zone" : ""),
                            "Check that the zones that are left bear the load when one of them fails."))
                    : Stream.empty();
        };
    }
}
