package dev.meridian.app.review.access.protection.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds addresses that a web firewall's set no longer names, where rules block them, or names in addition, where rules let
 * them through. The rules are those of the same stack; of a set that none of them uses, either is notable.
 */
public final class AddressSets {
    private AddressSets() {}

    public static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals("AWS::WAFv2::IPSet")
                || change.kind() == Kind.ADDED
                || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        var was = addresses(change.propertiesBefore());
        var is = addresses(change.propertiesAfter());
        var lost = new TreeSet<>(was);
        is.forEach(lost::remove);
        var more = new TreeSet<>(is);
        was.forEach(more::remove);
        var use = use(change);
        var findings = new ArrayList<Finding>();
        if (!lost.isEmpty() && use != Use.ALLOWS) {
            findings.add(
                    finding(change, use == Use.BLOCKS, "The set of refused addresses no longer names %s.", lost, use));
        }
        if (!more.isEmpty() && use != Use.BLOCKS) {
            findings.add(finding(change, use == Use.ALLOWS, "The set of admitted addresses also names %s.", more, use));
        }
        return findings.stream();
    }

    private enum Use {
        ALLOWS,
        BLOCKS,
        UNKNOWN
    }

    private static Finding finding(
            ResourceChange change, boolean isDangerous, String what, TreeSet<String> addresses, Use use) {
        var sentence = (use == Use.UNKNOWN ? what.replace("refused ", "").replace("admitted ", "") : what)
                .formatted(String.join(", ", addresses));
        var cure = "Check who is at these addresses, and which rules refer to the set.";
        var evidence = change.in("Addresses").toList();
        return isDangerous
                ? Finding.dangerous(ProtectionRule.FIREWALL, change, sentence, cure, evidence)
                : Finding.notable(ProtectionRule.FIREWALL, change, sentence, cure, evidence);
    }

    private static List<String> addresses(JsonNode properties) {
        return Setting.of(properties, "Addresses").items().stream()
                .filter(address -> !address.asText().isEmpty())
                .map(address -> new Setting(address).words())
                .toList();
    }

    private static Use use(ResourceChange change) {
        var reference = "\"" + change.logicalId() + "\"";
        return change.stack().after().map(stack -> stack.body().path("Resources")).stream()
                .flatMap(resources -> resources.properties().stream())
                .map(entry -> entry.getValue())
                .filter(resource -> resource.path("Type").asText().startsWith("AWS::WAFv2::"))
                .flatMap(resource -> Setting.of(resource.path("Properties"), "Rules").items().stream())
                .filter(rule -> rule.path("Statement").toString().contains(reference))
                .map(AddressSets::use)
                .min(Comparator.naturalOrder())
                .orElse(Use.UNKNOWN);
    }

    /** A rule that blocks all but a set admits the set. */
    private static Use use(JsonNode rule) {
        var isInverted = rule.path("Statement").has("NotStatement");
        var action = rule.path("Action");
        if (action.has("Block")) {
            return isInverted ? Use.ALLOWS : Use.BLOCKS;
        }
        return action.has("Allow") && !isInverted ? Use.ALLOWS : Use.UNKNOWN;
    }
}
