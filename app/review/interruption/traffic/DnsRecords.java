package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.DNS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Records of Route 53, on their own or in a group. A record that is removed or replaced as a resource is not its business. */
final class DnsRecords {
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String GROUP = "AWS::Route53::RecordSetGroup";

    /** The properties that choose among records of one name. */
    private static final List<String> POLICIES = List.of(
            "Weight",
            "Region",
            "Failover",
            "GeoLocation",
            "GeoProximityLocation",
            "MultiValueAnswer",
            "CidrRoutingConfig");

    /** Records that say something of a name, and lead nobody anywhere. */
    private static final Set<String> NOTES = Set.of("TXT", "SPF", "CAA", "DS");

    private DnsRecords() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.before().isObject() || !change.after().isObject()) {
            return Stream.empty();
        }
        if (change.type().equals(RECORD)) {
            return compare(change, "Properties", change.propertiesBefore(), change.propertiesAfter());
        }
        return change.type().equals(GROUP) ? compareGroup(change) : Stream.empty();
    }

    private static Stream<Finding> compareGroup(ResourceChange change) {
        var sets = Setting.of(change, "RecordSets");
        var before = byKey(sets.before());
        var after = byKey(sets.after());
        return before.entrySet().stream().flatMap(entry -> {
            var proposed = after.get(entry.getKey());
            return proposed == null
                    ? Stream.of(sets.finding(
                            isNote(entry.getValue()) ? Severity.NOTABLE : Severity.DANGEROUS,
                            DNS,
                            "The record %s is removed, so its name is not resolved any more."
                                    .formatted(name(entry.getValue())),
                            "Check that nobody looks it up: resolvers forget it after its TTL."))
                    : compare(change, sets.path(), entry.getValue(), proposed);
        });
    }

    private static Map<String, JsonNode> byKey(JsonNode sets) {
        var records = new LinkedHashMap<String, JsonNode>();
        for (JsonNode set : Values.list(sets)) {
            records.put(set.path("Name") + " " + set.path("Type") + " " + set.path("SetIdentifier"), set);
        }
        return records;
    }

    private static Stream<Finding> compare(ResourceChange change, String path, JsonNode before, JsonNode after) {
        var name = name(after);
        return Stream.of(
                        type(part(change, path, before, after, "Type"), name),
                        target(change, path, before, after, name),
                        policy(change, path, before, after, name),
                        ttl(part(change, path, before, after, "TTL"), name))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> type(Setting type, String name) {
        return type.differs()
                ? Stream.of(type.dangerous(
                        DNS,
                        "The type of the record %s changes %s.".formatted(name, type.fromTo()),
                        "Check what clients ask for: the old type is answered no more."))
                : Stream.empty();
    }

    private static Stream<Finding> target(
            ResourceChange change, String path, JsonNode before, JsonNode after, String name) {
        var old = targets(before);
        var proposed = targets(after);
        if (old.equals(proposed)) {
            return Stream.empty();
        }
        var setting = new Setting(change, path, old, proposed);
        return Stream.of(setting.finding(
                isNote(after) ? Severity.NOTABLE : Severity.DANGEROUS,
                DNS,
                "The record %s leads elsewhere: %s.".formatted(name, setting.fromTo()),
                "Check that the new target serves already, and keep the old one until the TTL has passed everywhere."));
    }

    private static JsonNode targets(JsonNode record) {
        return Values.first(
                record.path("AliasTarget").isMissingNode() ? record : record.path("AliasTarget"),
                "DNSName",
                "ResourceRecords");
    }

    private static Stream<Finding> policy(
            ResourceChange change, String path, JsonNode before, JsonNode after, String name) {
        boolean other = POLICIES.stream()
                .anyMatch(policy -> Values.isAbsent(before.path(policy)) != Values.isAbsent(after.path(policy)));
        if (other) {
            return Stream.of(new Setting(change, path, before, after)
                    .dangerous(
                            DNS,
                            "The routing policy of the record %s changes from %s to %s."
                                    .formatted(name, policy(before), policy(after)),
                            "Check that each client still gets an answer, and which."));
        }
        return POLICIES.stream()
                .map(policy -> part(change, path, before, after, policy))
                .filter(Setting::differs)
                .map(setting -> {
                    boolean drained = setting.path().endsWith("Weight")
                            && Values.number(setting.after()).orElse(1) == 0;
                    return setting.finding(
                            drained ? Severity.DANGEROUS : Severity.NOTABLE,
                            DNS,
                            "The record %s is chosen differently: its %s changes %s%s."
                                    .formatted(
                                            name,
                                            setting.path()
                                                    .substring(setting.path().lastIndexOf('.') + 1),
                                            setting.fromTo(),
                                            drained
                                                    ? ", so it is answered only if all others of the name have none"
                                                    : ""),
                            "Check that the targets that get more of the requests bear them.");
                });
    }

    private static String policy(JsonNode record) {
        return POLICIES.stream()
                .filter(policy -> !Values.isAbsent(record.path(policy)))
                .findFirst()
                .orElse("simple");
    }

    private static Stream<Finding> ttl(Setting ttl, String name) {
        double before = Values.number(ttl.before()).orElse(Double.MAX_VALUE);
        return Values.number(ttl.after()).orElse(0) > before
                ? Stream.of(ttl.notable(
                        DNS,
                        "The TTL of the record %s rises %s seconds: clients follow later changes more slowly."
                                .formatted(name, ttl.fromTo()),
                        "Check that a failover still takes effect in time."))
                : Stream.empty();
    }

    private static Setting part(ResourceChange change, String path, JsonNode before, JsonNode after, String name) {
        return new Setting(change, path + "." + name, before.path(name), after.path(name));
    }

    private static boolean isNote(JsonNode record) {
        return NOTES.contains(record.path("Type").asText());
    }

    private static String name(JsonNode record) {
        return Values.text(record.path("Name"));
    }
}
