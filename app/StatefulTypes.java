package dev.meridian.app;

import java.util.Set;

/** The types of resources whose replacement or deletion loses data, addresses that others know, or keys to data. */
public final class StatefulTypes {
    public static final Set<String> ALL = Set.of(
            "AWS::Backup::BackupVault",
            "AWS::DynamoDB::Table",
            "AWS::EC2::CustomerGateway",
            "AWS::EC2::EIP",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::EC2::VPNConnection",
            "AWS::EC2::VPNGateway",
            "AWS::EFS::AccessPoint",
            "AWS::EFS::FileSystem",
            "AWS::ElastiCache::GlobalReplicationGroup",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::KMS::Key",
            "AWS::OpenSearchService::Domain",
            "AWS::RDS::DBInstance",
            "AWS::Route53::HostedZone",
            "AWS::S3::Bucket",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret");

    private StatefulTypes() {}
}
