package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stack and what of it holds data.
 *
 * @param stage the stage it belongs to, such as {@code atlas-production}
 * @param environment the account and the region it is deployed to, such as {@code 222222222222/us-east-1}
 * @param resources what holds data, by logical id, or by a Kubernetes object's kind, namespace and name, such as
 *     {@code StatefulSet database/postgres}: a claim and a set may share a name
 */
public record LockedStack(String stage, String environment, SortedMap<String, LockedResource> resources) {
    public LockedStack {
        requireNonNull(stage, "stage");
        requireNonNull(environment, "environment");
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }
}
