package dev.meridian.stacks;

import dev.meridian.environments.definition.Encryption;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeyProps;
import software.constructs.Construct;

/**
 * What a region's data is encrypted with.
 *
 * @param databases the key of databases
 * @param caches the key of caches
 * @param objects the key of object stores
 * @param files the key of file stores
 */
record DataKeys(IKey databases, IKey caches, IKey objects, IKey files) {
    /** One key of the environment's own for everything, or those that AWS keeps for each service. */
    static DataKeys in(Construct scope, Placement placement) {
        if (placement.environment().encryption() == Encryption.AWS_MANAGED_KEYS) {
            return new DataKeys(
                    managed(scope, "rds"),
                    managed(scope, "elasticache"),
                    managed(scope, "s3"),
                    managed(scope, "elasticfilesystem"));
        }
        var own = new Key(
                scope,
                "Key",
                KeyProps.builder()
                        .alias("alias/%s-data".formatted(placement.names().stage()))
                        .description("Encrypts the data of this region")
                        .enableKeyRotation(true)
                        .removalPolicy(Placement.keyRemovalPolicy())
                        .build());
        return new DataKeys(own, own, own, own);
    }

    private static IKey managed(Construct scope, String service) {
        return Alias.fromAliasName(scope, Ids.of(service, "Key"), "alias/aws/" + service);
    }
}
