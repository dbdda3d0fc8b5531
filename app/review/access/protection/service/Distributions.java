package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Finds behaviours of CloudFront that ask less for HTTPS, or no longer for a signature. What a behaviour that is gone
 * matched falls to the default one, unless another takes it.
 */
final class Distributions {
    static final String TYPE = "AWS::CloudFront::Distribution";

    private static final JsonPointer BEHAVIOURS = JsonPointer.compile("/DistributionConfig/CacheBehaviors");
    private static final JsonPointer DEFAULT_BEHAVIOUR =
            JsonPointer.compile("/DistributionConfig/DefaultCacheBehavior");
    private static final Measure HTTPS = Measure.ranked("allow-all", "allow-all", "redirect-to-https", "https-only");
    private static final Measure SET = Measure.set();

    private Distributions() {}

    static Stream<Finding> examine(ResourceChange change) {
        var was = behaviours(change.propertiesBefore());
        var is = behaviours(change.propertiesAfter());
        var standard = change.propertiesAfter().at(DEFAULT_BEHAVIOUR);
        return was.entrySet().stream().flatMap(entry -> {
            var before = new Setting(entry.getValue());
            var after = new Setting(is.getOrDefault(entry.getKey(), standard));
            return Stream.concat(
                    is.containsKey(entry.getKey()) ? https(change, entry.getKey(), before, after) : Stream.empty(),
                    signature(change, entry.getKey(), before, after));
        });
    }

    private static Stream<Finding> https(ResourceChange change, String where, Setting was, Setting is) {
        var before = Setting.of(was.node(), "ViewerProtocolPolicy");
        var after = Setting.of(is.node(), "ViewerProtocolPolicy");
        return HTTPS.isWeaker(before, after)
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.TLS_WEAKENED,
                        change,
                        "CloudFront asks less for HTTPS %s: ViewerProtocolPolicy is %s, was %s."
                                .formatted(where, after.words(), before.words()),
                        "Leave it as it was, or say why it may be weaker.",
                        change.properties()))
                : Stream.empty();
    }

    private static Stream<Finding> signature(ResourceChange change, String where, Setting was, Setting is) {
        return ((Measure) Distributions::signers).isWeaker(was, is)
                ? Stream.of(Finding.dangerous(
                        ProtectionRule.AUTHENTICATION,
                        change,
                        "CloudFront answers anybody %s, where it asked for signed addresses or cookies."
                                .formatted(where),
                        "Keep the trusted key groups, unless what is behind them may be public.",
                        change.properties()))
                : Stream.empty();
    }

    /** Key groups, or the accounts that were named before there were key groups ("Specify signers" in CloudFront's guide). */
    private static OptionalInt signers(Setting behaviour) {
        if (behaviour.isUnknown()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Stream.of("TrustedKeyGroups", "TrustedSigners")
                .mapToInt(name -> SET.of(Setting.of(behaviour.node(), name)).getAsInt())
                .max()
                .orElse(0));
    }

    /** By what they match, in words. */
    private static Map<String, JsonNode> behaviours(JsonNode properties) {
        var behaviours = new LinkedHashMap<String, JsonNode>();
        behaviours.put("by default", properties.at(DEFAULT_BEHAVIOUR));
        Setting.at(properties, BEHAVIOURS)
                .items()
                .forEach(behaviour -> behaviours.put(
                        "for " + Setting.of(behaviour, "PathPattern").words(), behaviour));
        return behaviours;
    }
}
