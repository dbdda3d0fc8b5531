package dev.meridian.constructs.backup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags that resources must all carry to be meant, in the form AWS Backup compares. */
final class ResourceTags {
    private ResourceTags() {}

    /** A sorted copy, so that templates do not depend on the order a map happens to have. */
    static SortedMap<String, String> checked(Map<String, String> tags) {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "tags must name at least one tag, such as backup=daily, or every resource of the account is meant");
        }
        var sorted = new TreeMap<>(tags);
        if (sorted.containsKey("") || sorted.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw new IllegalArgumentException(
                    "tags must have keys of your own, without the prefix aws:, got %s".formatted(sorted.keySet()));
        }
        return Collections.unmodifiableSortedMap(sorted);
    }

    static String conditionKey(String tagKey) {
        return "aws:ResourceTag/" + tagKey;
    }
}
