package dev.meridian.constructs.database;

import dev.meridian.constructs.database.credentials.MasterCredentials;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import dev.meridian.constructs.database.instance.Gp3Storage;
import dev.meridian.constructs.database.instance.PostgresSettings;
import dev.meridian.constructs.database.replicas.ReadReplica;
import dev.meridian.constructs.database.replicas.Reads;
import dev.meridian.constructs.secrets.SecretCopy;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** The surroundings of a database in one region: a network without a way out, and a key. */
record Fixture(Stack stack, IVpc vpc, IKey key) {
    static final DatabaseInstanceClass CLASS = new DatabaseInstanceClass("db.r5.2xlarge");
    static final SubnetSelection SUBNETS =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
    static final String KEY_IN_IRELAND = "arn:aws:kms:eu-west-1:111111111111:alias/atlas-database";

    static Fixture in(Stack stack) {
        var vpc = Vpc.Builder.create(stack, "Vpc")
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("database")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .build();
        return new Fixture(stack, vpc, new Key(stack, "Key"));
    }

    /** The database of atlas in production (A5). */
    static PostgresSettings.Builder production() {
        return PostgresSettings.builder(CLASS, Gp3Storage.growing(500, 2_000));
    }

    PostgresDatabase database(String id, PostgresSettings settings) {
        return new PostgresDatabase(
                stack,
                id,
                PostgresDatabaseProps.builder("atlas-production", "atlas", settings)
                        .reads(Reads.FromReplicas.fresh(
                                ReadReplica.spread(2, List.of("us-east-1a", "us-east-1b")), "database.atlas.internal"))
                        .backupReplication(new BackupReplication.ToRegion("eu-west-1", KEY_IN_IRELAND, 30))
                        .in(vpc, SUBNETS, key, ownSecret()));
    }

    MasterCredentials.OwnSecret ownSecret() {
        return MasterCredentials.OwnSecret.named(
                "atlas-production/database", key, List.of(new SecretCopy("eu-west-1", KEY_IN_IRELAND)));
    }

    static Map<String, Object> resource(Template template, String type, String logicalId) {
        return template.findResources(type).get(logicalId);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }
}
