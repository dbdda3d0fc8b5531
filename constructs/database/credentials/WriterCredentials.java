package dev.meridian.constructs.database.credentials;

import dev.meridian.constructs.database.instance.PostgresSettings;
import dev.meridian.constructs.secrets.SecretCopy;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBInstance.MasterUserSecretProperty;
import software.amazon.awscdk.services.rds.CfnDBInstanceProps;
import software.amazon.awscdk.services.secretsmanager.CfnSecretTargetAttachment;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The secret behind a writer: what the instance is told of it, and what is left to do once the instance is there. Not
 * for users, who choose {@link MasterCredentials}.
 */
public sealed interface WriterCredentials {
    /** Tells the writer its master user and password. */
    void describe(CfnDBInstanceProps.Builder writer);

    /** Ties the secret to the writer, and returns it. */
    ISecret attach(Construct scope, CfnDBInstance writer, PostgresSettings settings);

    /** Prepares the secret of a writer in {@code scope}. */
    static WriterCredentials of(
            Construct scope, String identifier, MasterCredentials credentials, PostgresSettings settings) {
        if (credentials instanceof MasterCredentials.OwnSecret own) {
            return Own.create(scope, identifier, own, settings);
        }
        return new Managed((MasterCredentials.ManagedByRds) credentials);
    }

    /** RDS makes the secret together with the instance. */
    record Managed(MasterCredentials.ManagedByRds credentials) implements WriterCredentials {
        @Override
        public void describe(CfnDBInstanceProps.Builder writer) {
            writer.masterUsername(credentials.username())
                    .manageMasterUserPassword(true)
                    .masterUserSecret(MasterUserSecretProperty.builder()
                            .kmsKeyId(credentials.key().getKeyArn())
                            .build());
        }

        @Override
        public ISecret attach(Construct scope, CfnDBInstance writer, PostgresSettings settings) {
            return Secret.fromSecretAttributes(
                    scope,
                    "Secret",
                    SecretAttributes.builder()
                            .secretCompleteArn(writer.getAttrMasterUserSecretSecretArn())
                            .encryptionKey(credentials.key())
                            .build());
        }
    }

    /** The secret is there first, learns the address of the instance afterwards, and is rotated from then on. */
    record Own(MasterCredentials.OwnSecret credentials, Secret secret) implements WriterCredentials {
        private static final int PASSWORD_LENGTH = 40;

        static Own create(
                Construct scope,
                String identifier,
                MasterCredentials.OwnSecret credentials,
                PostgresSettings settings) {
            var secret = Secret.Builder.create(scope, "Secret")
                    .secretName(credentials.secretName())
                    .description("Master user of " + identifier)
                    .encryptionKey(credentials.key())
                    .generateSecretString(SecretStringGenerator.builder()
                            .secretStringTemplate("{\"username\":\"%s\"}".formatted(credentials.username()))
                            .generateStringKey("password")
                            .passwordLength(PASSWORD_LENGTH)
                            .excludePunctuation(true)
                            .build())
                    .replicaRegions(SecretCopy.replicas(scope, credentials.copies()))
                    .removalPolicy(settings.companionRemoval())
                    .build();
            return new Own(credentials, secret);
        }

        @Override
        public void describe(CfnDBInstanceProps.Builder writer) {
            // A dynamic reference: CloudFormation reads the secret itself, and never again while this text is the same.
            writer.masterUsername(credentials.username())
                    .masterUserPassword(Fn.join(
                            "",
                            List.of("{{resolve:secretsmanager:", secret.getSecretArn(), ":SecretString:password::}}")));
        }

        @Override
        public ISecret attach(Construct scope, CfnDBInstance writer, PostgresSettings settings) {
            var attachment = CfnSecretTargetAttachment.Builder.create(scope, "SecretAttachment")
                    .secretId(secret.getSecretArn())
                    .targetId(writer.getRef())
                    .targetType("AWS::RDS::DBInstance")
                    .build();
            new MasterPasswordRotation(
                    scope,
                    "Rotation",
                    attachment.getRef(),
                    credentials.key().getKeyArn(),
                    credentials.copies(),
                    writer.getAttrDbInstanceArn(),
                    credentials.rotationDays(),
                    settings.logRetention());
            return secret;
        }
    }
}
