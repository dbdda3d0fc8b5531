package dev.meridian.app.review.change;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that differs.
 *
 * @param path where it stands in the resource, such as {@code Properties.BackupRetentionPeriod}, {@code
 *     Properties.SecurityGroupIngress[0].CidrIp} or {@code DeletionPolicy}; in a Kubernetes object {@code spec.replicas}
 * @param before the value as it runs; a missing node if there was none
 * @param after the proposed value; a missing node if there is none
 * @param replacement whether the change of the property it is part of replaces the resource
 */
public record PropertyChange(String path, JsonNode before, JsonNode after, Replacement replacement) {
    private static final String PROPERTIES = "Properties.";

    /** The name of the CloudFormation property it is part of; empty for what is not one, such as a deletion policy. */
    public String property() {
        return path.startsWith(PROPERTIES) ? path.substring(PROPERTIES.length()).split("[.\\[]", 2)[0] : "";
    }
}
