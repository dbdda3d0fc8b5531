package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A stack's template and what the assembly says of the stack.
 *
 * @param name the stack's name, unique within its assembly; a nested stack's is its parent's, a slash and its logical id
 * @param stage the CDK stage it belongs to, such as {@code atlas-production}; empty where the app has no stages
 * @param account the account it is deployed to, where the assembly names one
 * @param region the region it is deployed to, where the assembly names one
 * @param terminationProtection whether CloudFormation refuses to delete it, where that is known
 * @param body the template
 */
public record StackTemplate(
        String name,
        String stage,
        Optional<String> account,
        Optional<String> region,
        Optional<Boolean> terminationProtection,
        JsonNode body) {
    /** The resource of this logical id; a missing node if there is none. */
    public JsonNode resource(String logicalId) {
        return body.path("Resources").path(logicalId);
    }

    /** What a reviewer calls the place it runs in: its stage, or else its account and region, or else its own name. */
    public String environment() {
        if (!stage.isEmpty()) {
            return stage;
        }
        return account.flatMap(known -> region.map(place -> known + "/" + place))
                .or(() -> region)
                .orElse(name);
    }
}
