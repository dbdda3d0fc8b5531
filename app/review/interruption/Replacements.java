package dev.meridian.app.review.interruption;

import static dev.meridian.app.review.interruption.cause.Interruption.MAY_BE_REPLACED;
import static dev.meridian.app.review.interruption.cause.Interruption.REPLACED;

import dev.meridian.app.StatefulTypes;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.interruption.cause.Causes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Replacements that no other rule reports: of what serves, and of what might. */
final class Replacements {
    /** Reported by rules of their own, which know more. */
    private static final Set<String> OWN_RULES = Set.of("AWS::EKS::Nodegroup", "AWS::CertificateManager::Certificate");

    /** Whose conditional replacement has a rule of its own. */
    private static final Set<String> OWN_CONDITIONS = Set.of("AWS::EC2::Instance");

    /**
     * Nobody notices that one of these is replaced: the new one is there before the old one goes, nothing outside the
     * template knows its name, or nothing runs on it.
     */
    private static final Set<String> UNNOTICED = Set.of(
            "AWS::ApiGateway::Account",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::AutoScaling::LaunchConfiguration",
            "AWS::AutoScaling::ScalingPolicy",
            "AWS::AutoScaling::ScheduledAction",
            "AWS::CDK::Metadata",
            "AWS::CertificateManager::Account",
            "AWS::CloudFront::MonitoringSubscription",
            "AWS::EC2::FlowLog",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::ECS::TaskDefinition",
            "AWS::EKS::AccessEntry",
            "AWS::Events::EventBusPolicy",
            "AWS::IAM::GroupPolicy",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::RolePolicy",
            "AWS::IAM::UserPolicy",
            "AWS::IAM::UserToGroupAddition",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::RotationSchedule",
            "AWS::SecretsManager::SecretTargetAttachment",
            "AWS::StepFunctions::StateMachineVersion",
            "AWS::WAFv2::LoggingConfiguration");

    /** Services that only watch, record or describe others. */
    private static final Set<String> UNNOTICED_SERVICES = Set.of(
            "Athena",
            "Backup",
            "Budgets",
            "CE",
            "CloudFormation",
            "CloudTrail",
            "CloudWatch",
            "Config",
            "DLM",
            "GuardDuty",
            "Inspector",
            "InspectorV2",
            "Logs",
            "Macie",
            "Oam",
            "ResourceGroups",
            "SSM",
            "SecurityHub",
            "Synthetics",
            "XRay");

    private Replacements() {}

    static Stream<Finding> examine(ResourceChange change) {
        // Where the type changes, what goes is one of the former type.
        var type = change.before().path("Type").asText(change.type());
        if (change.replacement() == Replacement.NO
                || change.isKubernetes()
                || !change.before().isObject()
                || !change.after().isObject()
                || StatefulTypes.ALL.contains(type)
                || OWN_RULES.contains(type) && type.equals(change.type())
                || isUnnoticed(type)) {
            return Stream.empty();
        }
        var serving = PublishedGroups.isOne(change) ? Optional.of(PublishedGroups.SERVING) : Serving.of(type);
        if (change.replacement() == Replacement.MAYBE) {
            return OWN_CONDITIONS.contains(change.type())
                    ? Stream.empty()
                    : serving.stream().map(kind -> maybe(change, kind));
        }
        return serving.isPresent() || change.kind() == ResourceChange.Kind.CHANGED
                ? Stream.of(serving.map(kind -> certain(change, kind)).orElseGet(() -> other(change)))
                : Stream.empty();
    }

    private static Finding certain(ResourceChange change, Serving kind) {
        return Finding.dangerous(
                REPLACED,
                change,
                "%s is %s: until the new one is ready and known, %s."
                        .formatted(kind.subject(), how(change), kind.consequence()),
                "Check that the new one can exist beside the old one, that everything that refers to it follows, and deploy it off-peak.",
                Causes.of(change, Replacement.YES));
    }

    private static Finding maybe(ResourceChange change, Serving kind) {
        var causes = Causes.of(change, Replacement.MAYBE);
        return Finding.notable(
                MAY_BE_REPLACED,
                change,
                "%s may be replaced%s: then, until the new one is ready and known, %s."
                        .formatted(kind.subject(), Causes.told(causes), kind.consequence()),
                "Read in the CloudFormation reference when a change of this property replaces it, or look at a change set.",
                causes);
    }

    private static Finding other(ResourceChange change) {
        return Finding.notable(
                REPLACED,
                change,
                "A resource of the type %s is %s."
                        .formatted(change.before().path("Type").asText(), how(change)),
                "Check what outside the template refers to it.",
                Causes.of(change, Replacement.YES));
    }

    private static String how(ResourceChange change) {
        return switch (change.kind()) {
            case RENAMED -> "deleted and made anew under another logical id";
            case MOVED -> "deleted and made anew in another stack";
            default -> "replaced" + Causes.told(Causes.of(change, Replacement.YES));
        };
    }

    private static boolean isUnnoticed(String type) {
        if (UNNOTICED.contains(type)
                || type.startsWith("Custom::") && Serving.of(type).isEmpty()) {
            return true;
        }
        int start = type.indexOf("::");
        int end = start < 0 ? -1 : type.indexOf("::", start + 2);
        return end > 0 && UNNOTICED_SERVICES.contains(type.substring(start + 2, end));
    }
}
