package dev.meridian.app.lock;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * The property that names a resource, for types of which another name is another resource (AWS CloudFormation Template
 * Reference: "Update requires: Replacement"). Networks have no name of their own; others know them by their address block.
 */
final class FixedNames {
    static final Map<String, String> PROPERTIES = Map.ofEntries(
            entry("AWS::AmazonMQ::Broker", "BrokerName"),
            entry("AWS::Backup::BackupVault", "BackupVaultName"),
            entry("AWS::Backup::LogicallyAirGappedBackupVault", "BackupVaultName"),
            entry("AWS::Cassandra::Keyspace", "KeyspaceName"),
            entry("AWS::Cassandra::Table", "TableName"),
            entry("AWS::CodeArtifact::Domain", "DomainName"),
            entry("AWS::CodeArtifact::Repository", "RepositoryName"),
            entry("AWS::CustomerProfiles::Domain", "DomainName"),
            entry("AWS::DirectoryService::MicrosoftAD", "Name"),
            entry("AWS::DirectoryService::SimpleAD", "Name"),
            entry("AWS::DocDB::DBCluster", "DBClusterIdentifier"),
            entry("AWS::DocDB::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::DocDB::GlobalCluster", "GlobalClusterIdentifier"),
            entry("AWS::DocDBElastic::Cluster", "ClusterName"),
            entry("AWS::DynamoDB::GlobalTable", "TableName"),
            entry("AWS::DynamoDB::Table", "TableName"),
            entry("AWS::EC2::CustomerGateway", "IpAddress"),
            entry("AWS::EC2::Subnet", "CidrBlock"),
            entry("AWS::EC2::VPC", "CidrBlock"),
            entry("AWS::ECR::PublicRepository", "RepositoryName"),
            entry("AWS::ECR::Repository", "RepositoryName"),
            entry("AWS::EMR::Cluster", "Name"),
            entry("AWS::ElastiCache::CacheCluster", "ClusterName"),
            entry("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId"),
            entry("AWS::ElastiCache::ServerlessCache", "ServerlessCacheName"),
            entry("AWS::Elasticsearch::Domain", "DomainName"),
            entry("AWS::Events::Archive", "ArchiveName"),
            entry("AWS::FSx::StorageVirtualMachine", "Name"),
            entry("AWS::HealthImaging::Datastore", "DatastoreName"),
            entry("AWS::HealthLake::FHIRDatastore", "DatastoreName"),
            entry("AWS::IoTAnalytics::Datastore", "DatastoreName"),
            entry("AWS::Kinesis::Stream", "Name"),
            entry("AWS::Lightsail::Bucket", "BucketName"),
            entry("AWS::Lightsail::Database", "RelationalDatabaseName"),
            entry("AWS::Lightsail::Disk", "DiskName"),
            entry("AWS::Lightsail::StaticIp", "StaticIpName"),
            entry("AWS::MSK::Cluster", "ClusterName"),
            entry("AWS::MSK::ServerlessCluster", "ClusterName"),
            entry("AWS::MemoryDB::Cluster", "ClusterName"),
            entry("AWS::Neptune::DBCluster", "DBClusterIdentifier"),
            entry("AWS::Neptune::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::NeptuneGraph::Graph", "GraphName"),
            entry("AWS::Omics::ReferenceStore", "Name"),
            entry("AWS::Omics::SequenceStore", "Name"),
            entry("AWS::OpenSearchServerless::Collection", "Name"),
            entry("AWS::OpenSearchService::Domain", "DomainName"),
            entry("AWS::QLDB::Ledger", "Name"),
            entry("AWS::RDS::DBCluster", "DBClusterIdentifier"),
            entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::RDS::GlobalCluster", "GlobalClusterIdentifier"),
            entry("AWS::Redshift::Cluster", "ClusterIdentifier"),
            entry("AWS::RedshiftServerless::Namespace", "NamespaceName"),
            entry("AWS::Rekognition::Collection", "CollectionId"),
            entry("AWS::Route53::HostedZone", "Name"),
            entry("AWS::S3::Bucket", "BucketName"),
            entry("AWS::S3Express::DirectoryBucket", "BucketName"),
            entry("AWS::S3Outposts::Bucket", "BucketName"),
            entry("AWS::S3Tables::TableBucket", "TableBucketName"),
            entry("AWS::S3Vectors::Index", "IndexName"),
            entry("AWS::S3Vectors::VectorBucket", "VectorBucketName"),
            entry("AWS::SQS::Queue", "QueueName"),
            entry("AWS::SageMaker::Domain", "DomainName"),
            entry("AWS::SageMaker::FeatureGroup", "FeatureGroupName"),
            entry("AWS::SageMaker::NotebookInstance", "NotebookInstanceName"),
            entry("AWS::SecretsManager::Secret", "Name"),
            entry("AWS::Timestream::Database", "DatabaseName"),
            entry("AWS::Timestream::InfluxDBCluster", "Name"),
            entry("AWS::Timestream::InfluxDBInstance", "Name"),
            entry("AWS::Timestream::Table", "TableName"));

    private FixedNames() {}

    /** The name, if the template gives it as text. */
    static Optional<String> of(String type, JsonNode resource) {
        return Optional.ofNullable(PROPERTIES.get(type))
                .map(property -> resource.path("Properties").path(property))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
