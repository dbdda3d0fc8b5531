package dev.meridian.app.review.rename;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CloudFormation makes a resource of another logical id before it deletes the old one (AWS CloudFormation User Guide, "Update
 * behaviors of stack resources"). What may exist only once is refused then: a name, a route, a rule of a security group. Of
 * the latter AWS also lets the second creation pass at times, and the deletion of the old one takes the only rule away.
 */
public final class RenameRules {
    /** The property that names a resource within its account and region, where it is not left to CloudFormation. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName"),
            entry("AWS::Backup::BackupVault", "BackupVaultName"),
            entry("AWS::CloudWatch::Alarm", "AlarmName"),
            entry("AWS::CloudWatch::Dashboard", "DashboardName"),
            entry("AWS::DynamoDB::Table", "TableName"),
            entry("AWS::EC2::LaunchTemplate", "LaunchTemplateName"),
            entry("AWS::EC2::SecurityGroup", "GroupName"),
            entry("AWS::ECR::Repository", "RepositoryName"),
            entry("AWS::ECS::Cluster", "ClusterName"),
            entry("AWS::EKS::Cluster", "Name"),
            entry("AWS::ElastiCache::ParameterGroup", "CacheParameterGroupName"),
            entry("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId"),
            entry("AWS::ElastiCache::SubnetGroup", "CacheSubnetGroupName"),
            entry("AWS::ElastiCache::User", "UserId"),
            entry("AWS::ElastiCache::UserGroup", "UserGroupId"),
            entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
            entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
            entry("AWS::Events::Rule", "Name"),
            entry("AWS::IAM::Group", "GroupName"),
            entry("AWS::IAM::InstanceProfile", "InstanceProfileName"),
            entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
            entry("AWS::IAM::Role", "RoleName"),
            entry("AWS::IAM::User", "UserName"),
            entry("AWS::KMS::Alias", "AliasName"),
            entry("AWS::Kinesis::Stream", "Name"),
            entry("AWS::Lambda::Function", "FunctionName"),
            entry("AWS::Logs::LogGroup", "LogGroupName"),
            entry("AWS::OpenSearchService::Domain", "DomainName"),
            entry("AWS::RDS::DBCluster", "DBClusterIdentifier"),
            entry("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
            entry("AWS::RDS::DBParameterGroup", "DBParameterGroupName"),
            entry("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName"),
            entry("AWS::S3::Bucket", "BucketName"),
            entry("AWS::SNS::Topic", "TopicName"),
            entry("AWS::SQS::Queue", "QueueName"),
            entry("AWS::SSM::Document", "Name"),
            entry("AWS::SSM::Parameter", "Name"),
            entry("AWS::SecretsManager::Secret", "Name"),
            entry("AWS::StepFunctions::StateMachine", "StateMachineName"),
            entry("AWS::WAFv2::IPSet", "Name"),
            entry("AWS::WAFv2::WebACL", "Name"));

    private static final Set<String> NETWORK_RULES = Set.of(
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::Route",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPCGatewayAttachment");

    private RenameRules() {}

    public static List<Rule> all() {
        return List.of(Rule.ofEach(RenameRules::examine));
    }

    private static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() != Kind.RENAMED && change.kind() != Kind.MOVED) {
            return Stream.empty();
        }
        if (NETWORK_RULES.contains(change.type())) {
            return ofNetworkRule(change);
        }
        var property = NAMES.get(change.type());
        var name = property == null
                ? change.propertiesAfter()
                : change.propertiesAfter().path(property);
        return property != null
                        && name.isTextual()
                        && name.equals(change.propertiesBefore().path(property))
                ? Stream.of(Finding.dangerous(
                        RenameRule.NAME_TAKEN,
                        change,
                        "The new one cannot have the name '%s' while the old one has it: the deployment fails."
                                .formatted(name.asText()),
                        "Keep the logical id, or give the new one another name.",
                        List.of()))
                : Stream.empty();
    }

    private static Stream<Finding> ofNetworkRule(ResourceChange change) {
        return identity(change.propertiesBefore()).equals(identity(change.propertiesAfter()))
                ? Stream.of(Finding.dangerous(
                        RenameRule.RULE_TAKEN,
                        change,
                        "The same rule is made anew under another logical id: AWS refuses it beside the old one, or the old"
                                + " one's deletion takes it away.",
                        "Keep the logical id.",
                        List.of()))
                : Stream.empty();
    }

    /** A description is no part of what a rule is. */
    private static JsonNode identity(JsonNode properties) {
        if (properties.has("Description")) {
            ObjectNode copy = properties.deepCopy();
            copy.remove("Description");
            return copy;
        }
        return properties;
    }
}
