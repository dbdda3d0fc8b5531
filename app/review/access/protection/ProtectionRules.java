package dev.meridian.app.review.access.protection;

import dev.meridian.app.review.access.protection.firewall.AddressSets;
import dev.meridian.app.review.access.protection.firewall.WebAcls;
import dev.meridian.app.review.access.protection.safeguard.AccessSafeguards;
import dev.meridian.app.review.access.protection.safeguard.EncryptionSafeguards;
import dev.meridian.app.review.access.protection.safeguard.LastingSafeguards;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.protection.safeguard.Safeguard;
import dev.meridian.app.review.access.protection.service.Services;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules on what protects a system. */
public final class ProtectionRules {
    private static final Map<String, List<Safeguard>> SAFEGUARDS = Stream.of(
                    EncryptionSafeguards.all(), AccessSafeguards.all(), LastingSafeguards.all())
            .flatMap(Function.identity())
            .collect(Collectors.groupingBy(Safeguard::type));

    private ProtectionRules() {}

    public static List<Rule> all() {
        return List.of(
                Rule.ofEach(ProtectionRules::safeguards),
                Rule.ofEach(change -> Losses.examine(change).stream()),
                Rule.ofEach(change -> Detection.examine(change).stream()),
                Rule.ofEach(Listeners::examine),
                Rule.ofEach(Services::examine),
                Rule.ofEach(ParameterGroups::examine),
                Rule.ofEach(Buckets::examine),
                Rule.ofEach(WebAcls::examine),
                Rule.ofEach(AddressSets::examine));
    }

    /** Without encryption it goes without saying that there is no key. */
    private static Stream<Finding> safeguards(ResourceChange change) {
        var findings = SAFEGUARDS.getOrDefault(change.type(), List.of()).stream()
                .map(safeguard -> safeguard.examine(change))
                .flatMap(Optional::stream)
                .toList();
        var isOff = findings.stream().anyMatch(finding -> finding.rule() == ProtectionRule.ENCRYPTION_OFF);
        return findings.stream().filter(finding -> !isOff || finding.rule() != ProtectionRule.ENCRYPTION_KEY);
    }
}
