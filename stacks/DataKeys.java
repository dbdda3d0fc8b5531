package dev.meridian.stacks;

import dev.meridian.environments.definition.Encryption;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * What a region's data is encrypted with.
 *
 * @param databases the key of databases
 * @param secrets the key of their credentials
 * @param caches the key of caches
 * @param objects the key of object stores
 * @param files the key of file stores
 */
record DataKeys(IKey databases, IKey secrets, IKey caches, IKey objects, IKey files) {
    /** One key of the environment's own for everything, or those that AWS keeps for each service. */
    static DataKeys in(RegionalStack stack, Placement placement) {
        if (placement.environment().encryption() == Encryption.AWS_MANAGED_KEYS) {
            return new DataKeys(
                    managed(stack, "rds"),
                    managed(stack, "secretsmanager"),
                    managed(stack, "elasticache"),
                    managed(stack, "s3"),
                    managed(stack, "elasticfilesystem"));
        }
        var own = stack.key("Key", placement, "data", "Encrypts the data of this region");
        return new DataKeys(own, own, own, own, own);
    }

    private static IKey managed(Construct scope, String service) {
        return Alias.fromAliasName(scope, Ids.of(service, "Key"), "alias/aws/" + service);
    }
}
