package dev.meridian.app.review.access.protection.safeguard;

import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.ENCRYPTION_KEY;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.ENCRYPTION_OFF;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.KEY_DISABLED;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.KEY_WEAKENED;
import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;

import dev.meridian.app.review.finding.Severity;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What encrypts stored data. Defaults are those of each type's page in the CloudFormation template reference. To lose a key
 * of one's own is dangerous where it guarded data, since its key policy was a second lock; of logs and settings it is
 * notable.
 */
public final class EncryptionSafeguards {
    private static final String STORED = "Stored data is not encrypted";
    private static final String WIRE = "Connections are not encrypted";
    private static final String KEY = "The key of its own is given up for one of AWS's";

    private static final Map<String, String> SWITCHES = Map.of(
            "AWS::RDS::DBInstance", "/StorageEncrypted",
            "AWS::RDS::DBCluster", "/StorageEncrypted",
            "AWS::DocDB::DBCluster", "/StorageEncrypted",
            "AWS::Neptune::DBCluster", "/StorageEncrypted",
            "AWS::EFS::FileSystem", "/Encrypted",
            "AWS::DAX::Cluster", "/SSESpecification/SSEEnabled",
            "AWS::OpenSearchService::Domain", "/EncryptionAtRestOptions/Enabled",
            "AWS::Elasticsearch::Domain", "/EncryptionAtRestOptions/Enabled");

    private static final Map<String, String> KEYS_OF_DATA = Map.ofEntries(
            Map.entry("AWS::RDS::DBInstance", "/KmsKeyId"),
            Map.entry("AWS::RDS::DBCluster", "/KmsKeyId"),
            Map.entry("AWS::DocDB::DBCluster", "/KmsKeyId"),
            Map.entry("AWS::Neptune::DBCluster", "/KmsKeyId"),
            Map.entry("AWS::Redshift::Cluster", "/KmsKeyId"),
            Map.entry("AWS::RedshiftServerless::Namespace", "/KmsKeyId"),
            Map.entry("AWS::ElastiCache::ReplicationGroup", "/KmsKeyId"),
            Map.entry("AWS::ElastiCache::ServerlessCache", "/KmsKeyId"),
            Map.entry("AWS::MemoryDB::Cluster", "/KmsKeyId"),
            Map.entry("AWS::EFS::FileSystem", "/KmsKeyId"),
            Map.entry("AWS::EC2::Volume", "/KmsKeyId"),
            Map.entry("AWS::SecretsManager::Secret", "/KmsKeyId"),
            Map.entry("AWS::Backup::BackupVault", "/EncryptionKeyArn"),
            Map.entry("AWS::DynamoDB::Table", "/SSESpecification/KMSMasterKeyId"),
            Map.entry("AWS::OpenSearchService::Domain", "/EncryptionAtRestOptions/KmsKeyId"),
            Map.entry("AWS::Elasticsearch::Domain", "/EncryptionAtRestOptions/KmsKeyId"),
            Map.entry("AWS::MSK::Cluster", "/EncryptionInfo/EncryptionAtRest/DataVolumeKMSKeyId"),
            Map.entry("AWS::Kinesis::Stream", "/StreamEncryption/KeyId"),
            Map.entry("AWS::Timestream::Database", "/KmsKeyId"),
            Map.entry("AWS::QLDB::Ledger", "/KmsKey"));

    private static final Map<String, String> OTHER_KEYS = Map.of(
            "AWS::Logs::LogGroup", "/KmsKeyId",
            "AWS::Lambda::Function", "/KmsKeyArn",
            "AWS::CloudTrail::Trail", "/KMSKeyId",
            "AWS::ECR::Repository", "/EncryptionConfiguration/KmsKey",
            "AWS::Events::EventBus", "/KmsKeyIdentifier",
            "AWS::StepFunctions::StateMachine", "/EncryptionConfiguration/KmsKeyId",
            "AWS::KinesisFirehose::DeliveryStream", "/DeliveryStreamEncryptionConfigurationInput/KeyARN");

    private EncryptionSafeguards() {}

    public static Stream<Safeguard> all() {
        return Stream.of(switches(), keys(), single(), keysThemselves()).flatMap(part -> part);
    }

    private static Stream<Safeguard> switches() {
        return SWITCHES.entrySet().stream()
                .map(entry -> off(entry.getKey(), entry.getValue(), Measure.on(false), STORED)
                        .ifNew(DANGEROUS));
    }

    private static Stream<Safeguard> keys() {
        return Stream.concat(
                KEYS_OF_DATA.entrySet().stream().map(entry -> key(entry.getKey(), entry.getValue(), DANGEROUS)),
                OTHER_KEYS.entrySet().stream().map(entry -> key(entry.getKey(), entry.getValue(), NOTABLE)));
    }

    private static Safeguard key(String type, String place, Severity severity) {
        return Safeguard.of(type, place, Measure.ownKey(), ENCRYPTION_KEY, severity, KEY);
    }

    private static Safeguard off(String type, String place, Measure measure, String what) {
        return Safeguard.of(type, place, measure, ENCRYPTION_OFF, DANGEROUS, what);
    }

    private static Stream<Safeguard> single() {
        return Stream.of(
                // An account may encrypt every volume by default, so that to say nothing of it says little.
                off("AWS::EC2::Volume", "/Encrypted", Measure.on(false), STORED),
                // Redshift encrypts by default since 2025 ("Amazon Redshift database encryption").
                off("AWS::Redshift::Cluster", "/Encrypted", Measure.on(true), STORED)
                        .ifNew(DANGEROUS),
                // Valkey encrypts by default and Redis OSS does not, so that only what is set by name is known when
                // new.
                off("AWS::ElastiCache::ReplicationGroup", "/AtRestEncryptionEnabled", Measure.on(false), STORED)
                        .ifNew(DANGEROUS),
                off("AWS::ElastiCache::ReplicationGroup", "/TransitEncryptionEnabled", Measure.on(false), WIRE)
                        .ifNew(DANGEROUS),
                off("AWS::MemoryDB::Cluster", "/TLSEnabled", Measure.on(true), WIRE)
                        .ifNew(DANGEROUS),
                off("AWS::DAX::Cluster", "/ClusterEndpointEncryptionType", Measure.ranked("NONE", "NONE", "TLS"), WIRE),
                off("AWS::OpenSearchService::Domain", "/NodeToNodeEncryptionOptions/Enabled", Measure.on(false), WIRE)
                        .ifNew(NOTABLE),
                off("AWS::Elasticsearch::Domain", "/NodeToNodeEncryptionOptions/Enabled", Measure.on(false), WIRE)
                        .ifNew(NOTABLE),
                off(
                        "AWS::MSK::Cluster",
                        "/EncryptionInfo/EncryptionInTransit/ClientBroker",
                        Measure.ranked("TLS", "PLAINTEXT", "TLS_PLAINTEXT", "TLS"),
                        "Connections may be unencrypted"),
                off("AWS::MSK::Cluster", "/EncryptionInfo/EncryptionInTransit/InCluster", Measure.on(true), WIRE),
                off("AWS::SNS::Topic", "/KmsMasterKeyId", Measure.set(), "Messages are not encrypted by a key"),
                off("AWS::Kinesis::Stream", "/StreamEncryption", Measure.set(), STORED),
                off(
                        "AWS::KinesisFirehose::DeliveryStream",
                        "/DeliveryStreamEncryptionConfigurationInput",
                        Measure.set(),
                        STORED),
                off("AWS::EKS::Cluster", "/EncryptionConfig", Measure.set(), "Secrets have no key of their own"),
                Safeguard.of(
                        "AWS::DynamoDB::Table",
                        "/SSESpecification/SSEEnabled",
                        Measure.on(false),
                        ENCRYPTION_KEY,
                        DANGEROUS,
                        KEY),
                Safeguard.of(
                        "AWS::DynamoDB::GlobalTable",
                        "/SSESpecification/SSEEnabled",
                        Measure.on(false),
                        ENCRYPTION_KEY,
                        DANGEROUS,
                        KEY),
                Safeguard.of(
                        "AWS::AmazonMQ::Broker",
                        "/EncryptionOptions/UseAwsOwnedKey",
                        Measure.off(true),
                        ENCRYPTION_KEY,
                        DANGEROUS,
                        KEY));
    }

    private static Stream<Safeguard> keysThemselves() {
        var type = "AWS::KMS::Key";
        return Stream.of(
                Safeguard.of(
                        type,
                        "/EnableKeyRotation",
                        Measure.on(false),
                        KEY_WEAKENED,
                        NOTABLE,
                        "The key is not rotated any more"),
                Safeguard.of(
                        type,
                        "/RotationPeriodInDays",
                        Measure.fewer(365),
                        KEY_WEAKENED,
                        NOTABLE,
                        "The key is rotated less often"),
                Safeguard.of(
                        type,
                        "/PendingWindowInDays",
                        Measure.more(30),
                        KEY_WEAKENED,
                        NOTABLE,
                        "There is less time to save the key once it is deleted"),
                Safeguard.of(
                        type,
                        "/Enabled",
                        Measure.on(true),
                        KEY_DISABLED,
                        DANGEROUS,
                        "The key is disabled, and what it encrypts cannot be read"));
    }
}
