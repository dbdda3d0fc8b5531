package dev.meridian.app.review.finding;

import java.util.Optional;

/**
 * Where a finding applies.
 *
 * @param stack the stack's name
 * @param environment what a reviewer calls the place it runs in, such as {@code atlas-production}
 * @param logicalId the resource's logical id, or a Kubernetes object's namespace and name
 * @param approval why it was approved, if it was
 */
public record Place(String stack, String environment, String logicalId, Optional<String> approval) {}
