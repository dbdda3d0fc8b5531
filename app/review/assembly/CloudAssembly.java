package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One side of a review.
 *
 * @param origin where it was read, as the reader of a report knows it: a folder or a git ref
 * @param stacks the stacks, nested ones included, by {@link StackTemplate#name()}
 * @param manifests the objects of Kubernetes manifest files that stand beside the templates, by the file's path within the
 *     assembly
 */
public record CloudAssembly(
        String origin, SortedMap<String, StackTemplate> stacks, SortedMap<String, List<JsonNode>> manifests) {
    public CloudAssembly {
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
        manifests = Collections.unmodifiableSortedMap(new TreeMap<>(manifests));
    }
}
