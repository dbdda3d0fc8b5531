package dev.meridian.app.review.cost.service;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.service.compute.Compute;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Types whose bill a template does not tell: those paid by use, and those the price table has no prices for. Both are named
 * where they come, go or change in price, and never counted.
 */
final class UsageTypes {
    private static final Map<String, String> DESTINATIONS =
            Map.of("cloud-watch-logs", "CloudWatch", "s3", "S3", "kinesis-data-firehose", "Firehose");

    private final Map<String, Function<Resource, List<Charge>>> types = new HashMap<>();

    private UsageTypes() {}

    static Map<String, Function<Resource, List<Charge>>> all() {
        var all = new UsageTypes();
        all.addPaidByUse();
        all.addUnpriced();
        return all.types;
    }

    private void addPaidByUse() {
        byUse("AWS::S3::Bucket", "S3 storage and requests", "S3", "Standard storage, first 50 TB");
        byUse("AWS::Logs::LogGroup", "CloudWatch logs", "CloudWatch", "logs ingestion, standard class");
        types.put("AWS::EC2::FlowLog", UsageTypes::flowLog);
        byUse(Compute.FUNCTION, "Lambda requests and duration", "Lambda", "requests");
        byUse("AWS::SQS::Queue", "SQS requests", "SQS", "standard queue requests");
        byUse("AWS::SNS::Topic", "SNS requests and notifications", "SNS", "standard publish requests");
        byUse("AWS::DynamoDB::Table", "DynamoDB storage and requests", "DynamoDB", "Standard storage");
        byUse("AWS::DynamoDB::GlobalTable", "DynamoDB storage and requests", "DynamoDB", "Standard storage");
        byUse("AWS::Backup::BackupPlan", "AWS Backup storage and copies", "AWS Backup", "RDS snapshot");
        byUse("AWS::ECR::Repository", "ECR storage", "ECR", "private storage");
        byUse("AWS::ApiGateway::RestApi", "API Gateway requests", "API Gateway", "REST API calls, first 333M");
        byUse("AWS::ApiGatewayV2::Api", "API Gateway requests", "API Gateway", "HTTP API calls, first 300M");
        byUse("AWS::CloudFront::Distribution", "CloudFront requests and data transfer", "CloudFront", "all traffic");
        byUse("AWS::CloudTrail::Trail", "CloudTrail events", "CloudTrail", "data events");
        byUse("AWS::GuardDuty::Detector", "GuardDuty analysis", "GuardDuty", "VPC flow and DNS logs, first 500 GB");
        byUse(
                "AWS::Config::ConfigurationRecorder",
                "Config items recorded",
                "Config",
                "configuration item recorded (continuous)");
        byUse("AWS::Config::ConfigRule", "Config rule evaluations", "Config", "rule evaluation, first 100,000");
        byUse("AWS::EKS::FargateProfile", "EKS pods on Fargate", "EKS", "Fargate x86 vCPU");
        byUse("AWS::EC2::ClientVpnEndpoint", "Client VPN connections", "Client VPN", "active connection");
        byUse(
                "AWS::APS::Workspace",
                "Managed Prometheus samples",
                "Managed Prometheus (AMP)",
                "metric samples ingested, 40M to 2B");
        byUse("AWS::Grafana::Workspace", "Managed Grafana users", "Managed Grafana (AMG)", "editor or administrator");
        byUse("AWS::CloudWatch::MetricStream", "CloudWatch metric stream", "CloudWatch", "metric streams");
        byUse("AWS::Synthetics::Canary", "CloudWatch canary runs", "CloudWatch", "Synthetics canary run");
        byUse("AWS::StepFunctions::StateMachine", "Step Functions executions", "Step Functions", "executions");
        byUse("AWS::KinesisFirehose::DeliveryStream", "Data Firehose ingestion", "Data Firehose", "ingestion");
        byUse(
                "AWS::ElastiCache::ServerlessCache",
                "ElastiCache Serverless storage and requests",
                "ElastiCache",
                "Serverless");
        byUse("AWS::Athena::WorkGroup", "Athena data scanned", "Athena", "data scanned");
        byUse("AWS::CodeBuild::Project", "CodeBuild minutes", "CodeBuild", "build minutes");
        byUse("AWS::Cognito::UserPool", "Cognito active users", "Cognito", "active users");
    }

    private void addUnpriced() {
        unpriced("AWS::DocDB::DBInstance", "DocumentDB instance", "DBInstanceClass");
        unpriced("AWS::Neptune::DBInstance", "Neptune instance", "DBInstanceClass");
        unpriced("AWS::MemoryDB::Cluster", "MemoryDB cluster", "NodeType", "NumShards", "NumReplicasPerShard");
        unpriced("AWS::DAX::Cluster", "DAX cluster", "NodeType", "ReplicationFactor");
        unpriced("AWS::Redshift::Cluster", "Redshift cluster", "NodeType", "NumberOfNodes");
        unpriced("AWS::RedshiftServerless::Workgroup", "Redshift Serverless workgroup", "BaseCapacity");
        unpriced("AWS::OpenSearchServerless::Collection", "OpenSearch Serverless collection", "StandbyReplicas");
        unpriced("AWS::Kinesis::Stream", "Kinesis stream", "ShardCount", "StreamModeDetails", "RetentionPeriodHours");
        unpriced("AWS::FSx::FileSystem", "FSx file system", "StorageCapacity", "StorageType", "FileSystemType");
        unpriced("AWS::Transfer::Server", "Transfer Family server", "Protocols");
        unpriced("AWS::ACMPCA::CertificateAuthority", "Private certificate authority", "UsageMode");
        unpriced("AWS::DirectoryService::MicrosoftAD", "Directory of Microsoft AD", "Edition");
        unpriced("AWS::DirectoryService::SimpleAD", "Directory of Simple AD", "Size");
        unpriced("AWS::EMR::Cluster", "EMR cluster", "Instances");
        unpriced("AWS::SageMaker::Endpoint", "SageMaker endpoint", "EndpointConfigName");
        unpriced("AWS::SageMaker::NotebookInstance", "SageMaker notebook", "InstanceType");
        unpriced("AWS::AppRunner::Service", "App Runner service", "InstanceConfiguration");
        unpriced("AWS::EC2::Host", "Dedicated Host", "InstanceType", "InstanceFamily");
        unpriced("AWS::EC2::CapacityReservation", "Capacity reservation", "InstanceType", "InstanceCount");
        unpriced("AWS::EC2::EC2Fleet", "Fleet of instances", "TargetCapacitySpecification", "LaunchTemplateConfigs");
        unpriced("AWS::EC2::SpotFleet", "Spot fleet", "SpotFleetRequestConfigData");
        unpriced("AWS::EC2::VerifiedAccessEndpoint", "Verified Access endpoint");
        unpriced("AWS::EC2::TransitGatewayConnect", "Transit Gateway Connect attachment");
        unpriced("AWS::VpcLattice::Service", "VPC Lattice service");
        unpriced("AWS::Route53RecoveryControl::Cluster", "Route 53 recovery control cluster");
        unpriced("AWS::ARCRegionSwitch::Plan", "ARC Region switch plan");
        unpriced("AWS::MWAA::Environment", "Managed Airflow environment", "EnvironmentClass", "MinWorkers");
        unpriced("AWS::RDS::Integration", "RDS zero-ETL integration");
        unpriced("AWS::EKS::Capability", "EKS capability", "Type");
    }

    /** Delivery is priced by where it goes to, and the table has the price of CloudWatch alone. */
    private static List<Charge> flowLog(Resource resource) {
        var destination = resource.at("LogDestinationType").text("cloud-watch-logs");
        boolean isCloudWatch = destination.equals("cloud-watch-logs");
        return new Bill()
                .usage(
                        "usage",
                        "VPC flow logs to %s".formatted(DESTINATIONS.getOrDefault(destination, destination)),
                        resource.prices()
                                .of(
                                        "CloudWatch",
                                        isCloudWatch ? "vended logs, first 10 TB" : "vended logs to " + destination))
                .charges();
    }

    private void byUse(String type, String what, String service, String item) {
        types.put(type, resource -> new Bill()
                .usage("usage", what, resource.prices().of(service, item))
                .charges());
    }

    private void unpriced(String type, String what, String... basis) {
        types.put(type, resource -> {
            var tariff = resource.prices().of(type, "");
            return new Bill()
                    .unpriced("whole", what, tariff, settings(resource, basis))
                    .charges();
        });
    }

    private static Setting[] settings(Resource resource, String... properties) {
        return Arrays.stream(properties).map(resource::at).toArray(Setting[]::new);
    }
}
