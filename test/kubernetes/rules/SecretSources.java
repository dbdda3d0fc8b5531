package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every value of a Secret is kept in Secrets Manager, in the cluster's own region. */
public final class SecretSources {
    private static final String SECRET = "AWS::SecretsManager::Secret";
    /** "Password management with Amazon RDS and AWS Secrets Manager", Amazon RDS User Guide. */
    private static final Set<String> OF_RDS = Set.of("username", "password");

    private static final Pattern OUTPUT =
            Pattern.compile("\\$\\{([a-z0-9-]+)\\.([A-Za-z0-9]+)}|'StackName':'([a-z0-9-]+)'.*?'OutputName':'(\\w+)'");

    private SecretSources() {}

    /**
     * What no stack of the region keeps.
     *
     * @param region the code of the cluster's region
     * @param stacks the stacks of the cluster's environment
     */
    public static List<String> problems(Cluster cluster, String region, List<StackArtifact> stacks) {
        var names = new TreeSet<String>();
        for (var stack : stacks) {
            for (var resource : stack.resources().values()) {
                if (resource.path("Type").asText().equals(SECRET) && isIn(region, stack, resource)) {
                    names.add(resource.path("Properties").path("Name").asText());
                }
            }
        }
        var problems = new ArrayList<String>();
        cluster.all("ExternalSecret").forEach(secret -> {
            for (var entry : secret.spec().path("data")) {
                var reference = entry.path("remoteRef");
                var key = reference.path("key").asText();
                var isKept = key.contains("$")
                        ? isOutput(key, reference.path("property").asText(), region, stacks)
                        : names.contains(key);
                if (!isKept) {
                    problems.add("%s takes '%s' from %s, which is not kept in %s"
                            .formatted(secret, entry.path("secretKey").asText(), key, region));
                }
            }
        });
        return problems;
    }

    /** The keys of the Secret that is made of it. */
    static Set<String> keys(Applied secret) {
        var template = secret.spec().path("target").path("template");
        if (template.has("data")) {
            return Applied.strings(template.path("data")).keySet();
        }
        var keys = new TreeSet<String>();
        secret.spec()
                .path("data")
                .forEach(entry -> keys.add(entry.path("secretKey").asText()));
        return keys;
    }

    private static boolean isIn(String region, StackArtifact stack, JsonNode resource) {
        return stack.name().contains("-" + region + "-")
                || Applied.each(resource.path("Properties").path("ReplicaRegions"))
                        .anyMatch(copy -> copy.path("Region").asText().equals(region));
    }

    /** Known at deployment only: an output of the region, which is a secret with this property. */
    private static boolean isOutput(String key, String property, String region, List<StackArtifact> stacks) {
        var found = OUTPUT.matcher(key);
        if (!found.find()) {
            return false;
        }
        var stackName = found.group(1) == null ? found.group(3) : found.group(1);
        var output = found.group(2) == null ? found.group(4) : found.group(2);
        return stacks.stream()
                .filter(stack -> stack.name().equals(stackName) && stackName.contains("-" + region + "-"))
                .anyMatch(stack ->
                        hasProperty(stack, stack.template().path("Outputs").path(output), property));
    }

    private static boolean hasProperty(StackArtifact stack, JsonNode output, String property) {
        var value = output.path("Value");
        if (value.has("Fn::GetAtt")) {
            var database = stack.template()
                    .path("Resources")
                    .path(value.path("Fn::GetAtt").path(0).asText());
            return value.path("Fn::GetAtt").path(1).asText().equals("MasterUserSecret.SecretArn")
                    && database.path("Properties")
                            .path("ManageMasterUserPassword")
                            .asBoolean()
                    && OF_RDS.contains(property);
        }
        var secret = stack.template().path("Resources").path(value.path("Ref").asText());
        var made = secret.path("Properties").path("GenerateSecretString");
        return secret.path("Type").asText().equals(SECRET)
                && (made.path("GenerateStringKey").asText().equals(property)
                        || made.path("SecretStringTemplate").asText().contains("\"%s\":".formatted(property)));
    }
}
