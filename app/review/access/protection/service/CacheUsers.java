package dev.meridian.app.review.access.protection.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds users of a cache that are let in or may do more, as their access strings say ("Specifying Permissions Using an
 * Access String" in the ElastiCache guide, "ACL" in the documentation of Redis OSS and Valkey).
 */
final class CacheUsers {
    static final String TYPE = "AWS::ElastiCache::User";
    static final String MEMORY_DB = "AWS::MemoryDB::User";

    private static final JsonPointer LOGIN = JsonPointer.compile("/AuthenticationMode/Type");
    private static final List<Set<String>> ALL =
            List.of(Set.of("+@all", "allcommands"), Set.of("~*", "allkeys", "%RW~*"), Set.of("&*", "allchannels"));

    private CacheUsers() {}

    static Stream<Finding> examine(ResourceChange change) {
        var was = Setting.of(change.propertiesBefore(), "AccessString");
        var is = Setting.of(change.propertiesAfter(), "AccessString");
        if (was.text().isEmpty() || is.text().isEmpty()) {
            return Stream.empty();
        }
        var before = words(was);
        var after = words(is);
        if (!isOn(after)) {
            return Stream.empty();
        }
        var more = more(before, after);
        var isLetIn = !isOn(before);
        if (!isLetIn && more.isEmpty()) {
            return Stream.empty();
        }
        var isOpen = asksNothing(change.propertiesAfter(), after);
        var what = isLetIn
                ? "A user that was off is let in%s".formatted(isOpen ? " without a password" : "")
                : "A user%s may do more (%s)"
                        .formatted(isOpen ? " that needs no password" : "", String.join(", ", more));
        return Stream.of(new Finding(
                isLetIn && isOpen ? ProtectionRule.AUTHENTICATION : ProtectionRule.CACHE_USERS,
                isOpen ? Severity.DANGEROUS : Severity.NOTABLE,
                change,
                "%s: AccessString is %s, was %s.".formatted(what, is.words(), was.words()),
                "Allow only the commands and keys that the application uses, and leave the default user off.",
                change.in("AccessString").toList()));
    }

    private static List<String> words(Setting setting) {
        return List.of(setting.text().orElse("").strip().split("\\s+"));
    }

    /** Of several words the last one counts; a user is off until it is switched on. */
    private static boolean isOn(List<String> words) {
        return words.lastIndexOf("on") > words.lastIndexOf("off");
    }

    private static boolean asksNothing(JsonNode properties, List<String> words) {
        return words.contains("nopass")
                || Setting.of(properties, "NoPasswordRequired").isOn()
                || Setting.at(properties, LOGIN)
                        .text()
                        .filter(type -> type.startsWith("no-password"))
                        .isPresent();
    }

    /** What is allowed in addition, and what is no longer taken away. */
    private static List<String> more(List<String> before, List<String> after) {
        var allowed = after.stream()
                .filter(word -> isAllowance(word) && !before.contains(word))
                .filter(word -> !isAllowedAlready(word, before));
        var freed = before.stream()
                .filter(word -> word.startsWith("-") && !after.contains(word))
                .filter(word -> !word.equals("-@all") && !after.contains("-@all"))
                .map(word -> "no longer " + word);
        return Stream.concat(allowed, freed).toList();
    }

    private static boolean isAllowance(String word) {
        return !word.isEmpty() && "+~&%".indexOf(word.charAt(0)) >= 0 || word.startsWith("all");
    }

    /** All of a kind includes each of the kind, unless something was taken away again. */
    private static boolean isAllowedAlready(String word, List<String> before) {
        var kind = word.startsWith("+") || word.equals("allcommands")
                ? 0
                : word.startsWith("&") || word.equals("allchannels") ? 2 : 1;
        return before.stream().anyMatch(ALL.get(kind)::contains)
                && (kind != 0 || before.stream().noneMatch(other -> other.startsWith("-")));
    }
}
