package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.policy.Glob;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is known of AWS's actions, after the "Service Authorization Reference". */
final class Actions {
    /** Whoever may do one of these to whatever can soon do more, by changing who may do what. */
    private static final List<Glob> ESCALATING = globs(
            "iam:CreatePolicyVersion",
            "iam:SetDefaultPolicyVersion",
            "iam:AttachUserPolicy",
            "iam:AttachGroupPolicy",
            "iam:AttachRolePolicy",
            "iam:PutUserPolicy",
            "iam:PutGroupPolicy",
            "iam:PutRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile",
            "iam:AddUserToGroup",
            "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteUserPermissionsBoundary",
            "iam:PutRolePermissionsBoundary",
            "iam:PutUserPermissionsBoundary",
            "kms:PutKeyPolicy",
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
            "secretsmanager:PutResourcePolicy",
            "eks:CreateAccessEntry",
            "eks:UpdateAccessEntry",
            "eks:AssociateAccessPolicy");

    /** Actions that reach as far as their resources: harmless on one, dangerous on all of a kind. */
    private static final List<Glob> REACHING = globs(
            "iam:PassRole",
            "sts:AssumeRole",
            "secretsmanager:GetSecretValue",
            "secretsmanager:BatchGetSecretValue",
            "ssm:GetParameter",
            "ssm:GetParameters",
            "ssm:GetParametersByPath",
            "ssm:SendCommand",
            "ssm:StartSession",
            "ssm:ResumeSession",
            "ssm:TerminateSession",
            "lambda:UpdateFunctionCode",
            "kms:Decrypt",
            "kms:CreateGrant",
            "ec2-instance-connect:SendSSHPublicKey",
            "rds-db:connect");

    /** Actions on what buckets hold. */
    private static final List<Glob> OBJECTS = globs("s3:GetObject", "s3:PutObject", "s3:DeleteObject");

    /** Actions that read but return data, credentials or code rather than what describes a resource. */
    private static final List<Glob> DATA = globs(
            "s3:GetObject",
            "s3:GetObjectVersion",
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:GetRecords",
            "kinesis:GetRecords",
            "lambda:GetFunction",
            "ec2:GetPasswordData",
            "sts:GetFederationToken",
            "redshift:GetClusterCredentials",
            "redshift-serverless:GetCredentials",
            "cognito-identity:GetCredentialsForIdentity",
            "athena:GetQueryResults",
            "glacier:GetJobOutput");

    private static final List<String> READING = List.of(
            "describe",
            "list",
            "get",
            "search",
            "lookup",
            "view",
            "check",
            "simulate",
            "estimate",
            "batchget",
            "batchcheck",
            "batchdescribe");

    /** Actions that change something and that AWS, even so, supports on no single resource. */
    private static final List<Glob> WITHOUT_RESOURCES = globs(
            "cloudwatch:PutMetricData",
            "xray:Put*",
            "xray:Link",
            "ssmmessages:*",
            "ec2messages:*",
            "ssm:UpdateInstanceInformation",
            "ssm:PutInventory",
            "ssm:PutComplianceItems",
            "ssm:PutConfigurePackageResult",
            "ssm:UpdateInstanceAssociationStatus",
            "ssm:UpdateAssociationStatus",
            "logs:CreateLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:PutResourcePolicy",
            "logs:CreateLogGroup",
            "ec2:CreateNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
            "route53domains:*",
            "ses:VerifyEmailIdentity",
            "ses:VerifyDomainIdentity",
            "textract:DetectDocumentText",
            "textract:AnalyzeDocument",
            "comprehend:Detect*",
            "translate:TranslateText",
            "polly:SynthesizeSpeech",
            "rekognition:Detect*",
            "sts:DecodeAuthorizationMessage",
            "kms:GenerateRandom",
            "kms:CreateKey",
            "servicequotas:*",
            "aps:RemoteWrite");

    private Actions() {}

    private static List<Glob> globs(String... actions) {
        return Stream.of(actions).map(Glob::ignoringCase).toList();
    }

    /** Whether it includes an action with which one can give oneself further permissions; a whole service is told as such. */
    static boolean escalates(Glob action) {
        var whole = isWholeService(action) && !action.text().equalsIgnoreCase("iam:*");
        return !whole && ESCALATING.stream().anyMatch(action::covers);
    }

    /** Whether it includes an action that is dangerous on all resources of a kind. */
    static boolean reaches(Glob action) {
        return REACHING.stream().anyMatch(action::covers);
    }

    /** Whether it reads, writes or deletes what buckets hold. */
    static boolean touchesObjects(Glob action) {
        return OBJECTS.stream().anyMatch(action::covers);
    }

    /** Whether it is all of a service or of AWS, other than a service that has no resources. */
    static boolean isWholeService(Glob action) {
        return action.isEverything() || (action.text().endsWith(":*") && !isWithoutResources(action));
    }

    static boolean isWithoutResources(Glob action) {
        return WITHOUT_RESOURCES.stream().anyMatch(known -> known.covers(action));
    }

    /** Whether it only describes resources. */
    static boolean isReadOnly(Glob action) {
        var verb = action.text().substring(action.text().indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return READING.stream().anyMatch(verb::startsWith)
                && DATA.stream().noneMatch(action::covers)
                && !reaches(action);
    }
}
