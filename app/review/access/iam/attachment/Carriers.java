package dev.meridian.app.review.access.iam.attachment;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.access.iam.attachment.Attachment.Holder;
import dev.meridian.app.review.access.iam.attachment.Attachment.Kind;
import dev.meridian.app.review.access.iam.policy.Conditions;
import dev.meridian.app.review.access.iam.policy.PolicyDocument;
import dev.meridian.app.review.access.iam.policy.PolicyReader;
import dev.meridian.app.review.access.iam.policy.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the policies that resources carry, after each type's page in the CloudFormation template reference. */
public final class Carriers {
    private static final String DOCUMENT = "PolicyDocument";
    private static final Carrier IDENTITY = new Carrier(Kind.IDENTITY, DOCUMENT, List.of("Roles", "Users", "Groups"));

    private static final Map<String, Carrier> CARRIERS = Map.ofEntries(
            entry("AWS::IAM::Role", new Carrier(Kind.TRUST, "AssumeRolePolicyDocument", List.of())),
            entry("AWS::IAM::User", new Carrier(Kind.IDENTITY, "", List.of())),
            entry("AWS::IAM::Group", new Carrier(Kind.IDENTITY, "", List.of())),
            entry("AWS::IAM::Policy", IDENTITY),
            entry("AWS::IAM::ManagedPolicy", IDENTITY),
            entry("AWS::IAM::RolePolicy", new Carrier(Kind.IDENTITY, DOCUMENT, List.of("RoleName"))),
            entry("AWS::IAM::UserPolicy", new Carrier(Kind.IDENTITY, DOCUMENT, List.of("UserName"))),
            entry("AWS::IAM::GroupPolicy", new Carrier(Kind.IDENTITY, DOCUMENT, List.of("GroupName"))),
            entry("AWS::SSO::PermissionSet", new Carrier(Kind.IDENTITY, "InlinePolicy", List.of())),
            entry("AWS::Organizations::Policy", new Carrier(Kind.GUARDRAIL, "Content", List.of("TargetIds"))),
            entry("AWS::IoT::Policy", new Carrier(Kind.IDENTITY, DOCUMENT, List.of())),
            entry("AWS::EC2::VPCEndpoint", new Carrier(Kind.ENDPOINT, DOCUMENT, List.of())),
            entry("AWS::S3::BucketPolicy", resource(DOCUMENT, "Bucket")),
            entry("AWS::S3::AccessPoint", resource("Policy")),
            entry("AWS::S3::MultiRegionAccessPointPolicy", resource("Policy", "MrapName")),
            entry("AWS::S3Express::BucketPolicy", resource(DOCUMENT, "Bucket")),
            entry("AWS::S3Express::AccessPoint", resource("Policy")),
            entry("AWS::S3ObjectLambda::AccessPointPolicy", resource(DOCUMENT, "ObjectLambdaAccessPoint")),
            entry("AWS::S3Outposts::BucketPolicy", resource(DOCUMENT, "Bucket")),
            entry("AWS::S3Tables::TableBucketPolicy", resource("ResourcePolicy", "TableBucketARN")),
            entry("AWS::S3Tables::TablePolicy", resource("ResourcePolicy", "TableARN")),
            entry("AWS::KMS::Key", resource("KeyPolicy")),
            entry("AWS::KMS::ReplicaKey", resource("KeyPolicy")),
            entry("AWS::SQS::QueuePolicy", resource(DOCUMENT, "Queues")),
            entry("AWS::SQS::QueueInlinePolicy", resource(DOCUMENT, "Queue")),
            entry("AWS::SNS::TopicPolicy", resource(DOCUMENT, "Topics")),
            entry("AWS::SNS::TopicInlinePolicy", resource(DOCUMENT, "TopicArn")),
            entry("AWS::SecretsManager::ResourcePolicy", resource("ResourcePolicy", "SecretId")),
            entry("AWS::ECR::Repository", resource("RepositoryPolicyText")),
            entry("AWS::ECR::PublicRepository", resource("RepositoryPolicyText")),
            entry("AWS::ECR::RegistryPolicy", resource("PolicyText")),
            entry("AWS::ECR::RepositoryCreationTemplate", resource("RepositoryPolicy")),
            entry("AWS::CodeArtifact::Domain", resource("PermissionsPolicyDocument")),
            entry("AWS::CodeArtifact::Repository", resource("PermissionsPolicyDocument")),
            entry("AWS::OpenSearchService::Domain", resource("AccessPolicies")),
            entry("AWS::Elasticsearch::Domain", resource("AccessPolicies")),
            entry("AWS::EFS::FileSystem", resource("FileSystemPolicy")),
            entry("AWS::S3Files::FileSystemPolicy", resource("Policy", "FileSystemId")),
            entry("AWS::Backup::BackupVault", resource("AccessPolicy")),
            entry("AWS::Backup::LogicallyAirGappedBackupVault", resource("AccessPolicy")),
            entry("AWS::Logs::ResourcePolicy", resource(DOCUMENT)),
            entry("AWS::Logs::Destination", resource("DestinationPolicy")),
            entry("AWS::Logs::LogGroup", resource("ResourcePolicyDocument")),
            entry("AWS::XRay::ResourcePolicy", resource(DOCUMENT)),
            entry("AWS::APS::ResourcePolicy", resource(DOCUMENT, "WorkspaceArn")),
            entry("AWS::Oam::Sink", resource("Policy")),
            entry("AWS::Events::EventBus", resource("Policy")),
            entry("AWS::Events::EventBusPolicy", resource("Statement", "EventBusName")),
            entry("AWS::EventSchemas::RegistryPolicy", resource("Policy", "RegistryName")),
            entry("AWS::Kinesis::ResourcePolicy", resource("ResourcePolicy", "ResourceArn")),
            entry("AWS::DynamoDB::Table", resource("ResourcePolicy")),
            entry("AWS::CloudTrail::ResourcePolicy", resource("ResourcePolicy", "ResourceArn")),
            entry("AWS::Lambda::ResourcePolicy", resource(DOCUMENT, "ResourceArn")),
            entry("AWS::Lambda::Permission", resource("", "FunctionName")),
            entry("AWS::Lambda::LayerVersionPermission", resource("", "LayerVersionArn")),
            entry("AWS::MSK::ClusterPolicy", resource("Policy", "ClusterArn")),
            entry("AWS::ApiGateway::RestApi", resource("Policy")),
            entry("AWS::VpcLattice::AuthPolicy", resource("Policy", "ResourceIdentifier")),
            entry("AWS::VpcLattice::ResourcePolicy", resource("Policy", "ResourceArn")),
            entry("AWS::MediaStore::Container", resource("Policy")),
            entry("AWS::Lex::ResourcePolicy", resource("Policy", "ResourceArn")),
            entry("AWS::Bedrock::ResourcePolicy", resource(DOCUMENT, "ResourceArn")),
            entry("AWS::RedshiftServerless::Namespace", resource("NamespaceResourcePolicy")),
            entry("AWS::Redshift::Cluster", resource("NamespaceResourcePolicy")));

    /**
     * After "Control access to VPC endpoints using endpoint policies", "Using IAM to control file system data access"
     * (Amazon EFS) and "How API Gateway resource policies affect authorization workflow".
     */
    private static final Set<String> OPEN_WITHOUT_POLICY =
            Set.of("AWS::EC2::VPCEndpoint", "AWS::EFS::FileSystem", "AWS::ApiGateway::RestApi");

    /**
     * How a type carries a policy.
     *
     * @param kind what the policy says
     * @param property where its document is
     * @param targets the properties that name what it is attached to; none if that is the resource itself
     */
    private record Carrier(Kind kind, String property, List<String> targets) {}

    private final ValueReader values;
    private final PolicyReader policies;

    Carriers(ValueReader values) {
        this.values = values;
        policies = new PolicyReader(values);
    }

    private static Carrier resource(String property, String... targets) {
        return new Carrier(Kind.RESOURCE, property, List.of(targets));
    }

    /** Whether resources of this type carry policies. */
    public static boolean carries(String type) {
        return CARRIERS.containsKey(type);
    }

    /** Whether everything is allowed where a resource of this type has no policy. */
    static boolean isOpenWithoutPolicy(String type) {
        return OPEN_WITHOUT_POLICY.contains(type);
    }

    static Kind kind(String type) {
        return CARRIERS.getOrDefault(type, IDENTITY).kind();
    }

    /** What the policies of this resource are about: itself, and what it names; nothing if it carries none. */
    Stream<String> targets(String logicalId, JsonNode resource) {
        var carrier = CARRIERS.get(resource.path("Type").asText());
        return carrier == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(values.reference(logicalId)),
                        carrier.targets().stream()
                                .flatMap(property ->
                                        values.texts(resource.path("Properties").path(property)).stream()));
    }

    /** The policies this resource carries. */
    List<Attachment> read(String logicalId, JsonNode resource) {
        var type = resource.path("Type").asText();
        var carrier = CARRIERS.get(type);
        if (carrier == null) {
            return List.of();
        }
        var properties = resource.path("Properties");
        var attachments = new ArrayList<Attachment>();
        var self = values.reference(logicalId);
        for (var policy : ValueReader.elements(properties.path("Policies"))) {
            attachments.add(new Attachment(
                    logicalId,
                    new Holder(Kind.IDENTITY, self),
                    false,
                    "Policies",
                    policies.document(policy.path(DOCUMENT))));
        }
        if (carrier.kind() == Kind.IDENTITY && carrier.property().isEmpty()) {
            return attachments;
        }
        var document = document(type, carrier, properties);
        if (document.statements().isEmpty() && document.unread().isEmpty()) {
            return attachments;
        }
        var targets = carrier.targets().stream()
                .flatMap(property -> values.texts(properties.path(property)).stream())
                .toList();
        for (var target : targets) {
            attachments.add(
                    new Attachment(logicalId, new Holder(carrier.kind(), target), false, carrier.property(), document));
        }
        if (targets.isEmpty() || type.equals("AWS::IAM::ManagedPolicy") || carrier.kind() == Kind.GUARDRAIL) {
            attachments.add(new Attachment(
                    logicalId, new Holder(carrier.kind(), self), !targets.isEmpty(), carrier.property(), document));
        }
        return attachments;
    }

    private PolicyDocument document(String type, Carrier carrier, JsonNode properties) {
        return switch (type) {
            case "AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission" -> statement(permission(properties));
            case "AWS::Organizations::Policy" ->
                policies.document(
                        properties.path("Type").asText().endsWith("_CONTROL_POLICY")
                                ? properties.path(carrier.property())
                                : MissingNode.getInstance());
            case "AWS::Events::EventBusPolicy" -> busPolicy(properties);
            case "AWS::DynamoDB::Table" ->
                policies.document(properties.path("ResourcePolicy").path(DOCUMENT));
            default -> policies.document(properties.path(carrier.property()));
        };
    }

    private PolicyDocument statement(JsonNode node) {
        return new PolicyDocument(List.of(policies.statement(node, Conditions.none())), List.of());
    }

    private PolicyDocument busPolicy(JsonNode properties) {
        if (properties.path("Statement").isObject()) {
            return statement(properties.path("Statement"));
        }
        var statement = JsonNodeFactory.instance.objectNode().put("Effect", "Allow");
        statement.set("Action", properties.path("Action"));
        statement.set("Principal", properties.path("Principal"));
        var condition = properties.path("Condition");
        if (condition.has("Key")) {
            statement
                    .putObject("Condition")
                    .putObject(condition.path("Type").asText())
                    .set(condition.path("Key").asText(), condition.path("Value"));
        }
        return statement(statement);
    }

    /** What Lambda writes into the function's policy. */
    private JsonNode permission(JsonNode properties) {
        var statement = JsonNodeFactory.instance.objectNode().put("Effect", "Allow");
        statement.set("Action", properties.path("Action"));
        var principal = values.text(properties.path("Principal"));
        if (principal.contains(".amazonaws.com") && !principal.startsWith("arn:")) {
            statement.putObject("Principal").put("Service", principal);
        } else {
            statement.put("Principal", principal);
        }
        var conditions = statement.putObject("Condition");
        Stream.of(
                        List.of("SourceArn", "ArnLike", "aws:SourceArn"),
                        List.of("SourceAccount", "StringEquals", "aws:SourceAccount"),
                        List.of("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
                        List.of("OrganizationId", "StringEquals", "aws:PrincipalOrgID"),
                        List.of("EventSourceToken", "StringEquals", "lambda:EventSourceToken"),
                        List.of("FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"))
                .filter(rule -> properties.has(rule.get(0)))
                .forEach(rule ->
                        conditions.withObjectProperty(rule.get(1)).set(rule.get(2), properties.path(rule.get(0))));
        if (conditions.isEmpty()) {
            statement.remove("Condition");
        }
        return statement;
    }
}
