package dev.meridian.stacks;

import dev.meridian.constructs.secrets.NamedSecret;
import dev.meridian.constructs.secrets.NamedSecretProps;
import dev.meridian.constructs.secrets.SecretCopy;
import dev.meridian.constructs.secrets.SecretOrigin;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** The values of a region's Kubernetes secrets: generated ones are made in the primary region and copied to the others. */
record ApplicationSecrets(Placement placement, IKey key, Map<Region, VaultStack> vaults) {
    void define(Construct scope) {
        for (var namespace : placement.environment().namespaces()) {
            for (var secret : namespace.secrets()) {
                secret.keys().forEach((name, source) -> define(scope, namespace, secret, name, source));
            }
        }
    }

    private void define(
            Construct scope, NamespaceDefinition namespace, SecretDefinition secret, String name, Source source) {
        var generated = source instanceof Source.Generated && placement.region().isPrimary();
        if (!generated && !(source instanceof Source.Provided)) {
            return;
        }
        new NamedSecret(
                scope,
                Ids.of("%s-%s-%s".formatted(namespace.name(), secret.name(), name), "Secret"),
                new NamedSecretProps(
                        placement.names().secret(namespace.name(), secret.name(), name),
                        "Key %s of secret %s in namespace %s".formatted(name, secret.name(), namespace.name()),
                        key,
                        source instanceof Source.Generated made
                                ? new SecretOrigin.Generated(made.length())
                                : new SecretOrigin.Provided(),
                        generated ? copies() : List.of(),
                        placement.removalPolicy()));
    }

    private List<SecretCopy> copies() {
        return placement.environment().secondaries().stream()
                .map(RegionDefinition::region)
                .map(region -> new SecretCopy(region.code(), vaults.get(region).keyArn()))
                .toList();
    }
}
