package dev.meridian.constructs.secrets;

import dev.meridian.constructs.policy.Acknowledged;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.CfnSecretProps;
import software.constructs.Construct;

/**
 * One value that only Secrets Manager knows, found by its name. It is generated at most once: a deployment never changes
 * a value that is there.
 */
public final class NamedSecret extends Construct {
    /** Makes the secret and its copies. */
    public NamedSecret(Construct scope, String id, NamedSecretProps props) {
        super(scope, id);
        var secret = CfnSecretProps.builder()
                .name(props.name())
                .description(props.description())
                .kmsKeyId(props.key().getKeyArn())
                .replicaRegions(props.copies().stream()
                        .map(copy -> CfnSecret.ReplicaRegionProperty.builder()
                                .region(copy.region())
                                .kmsKeyId(copy.keyArn())
                                .build())
                        .toList());
        // A secret without a value is what Secrets Manager makes when neither a value nor its making is given.
        if (props.origin() instanceof SecretOrigin.Generated generated) {
            secret.generateSecretString(CfnSecret.GenerateSecretStringProperty.builder()
                    .passwordLength(generated.length())
                    .excludePunctuation(true)
                    .build());
        }
        new CfnSecret(this, "Default", secret.build()).applyRemovalPolicy(props.removal());
        Acknowledged.on(
                this,
                "Whoever holds a copy of this value must change it at the same time: an operator rotates it",
                Acknowledged.rule("SMG4"));
    }
}
