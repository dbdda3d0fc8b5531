package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What of a stateful resource stays as it is.
 *
 * @param type its CloudFormation type, or {@code Kubernetes::} and the kind of an object
 * @param name the name, or of networks the address block, that it cannot change without being made anew; empty if the
 *     template leaves it to AWS or to a value that only a deployment knows
 */
public record LockedResource(String type, Optional<String> name) {
    public LockedResource {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
    }
}
