package dev.meridian.constructs.database.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule.RotationRulesProperty;
import software.constructs.Construct;

/**
 * Gives the master user a new password on a schedule, through the RDS API. Unlike the rotation applications of Secrets
 * Manager it opens no connection to the database: it needs no subnet, no driver that speaks TLS 1.3, and no template
 * transform.
 */
final class MasterPasswordRotation extends Construct {
    private static final Duration TIMEOUT = Duration.minutes(6);

    MasterPasswordRotation(
            Construct scope,
            String id,
            String secretArn,
            String keyArn,
            List<SecretCopy> copies,
            String instanceArn,
            int days,
            RetentionDays logs) {
        super(scope, id);
        var logGroup = LogGroup.Builder.create(this, "Log")
                .retention(logs)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var statements = new ArrayList<>(List.of(
                allow(
                        secretArn,
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:UpdateSecretVersionStage"),
                PolicyStatement.Builder.create()
                        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                        .resources(List.of(keyArn))
                        .conditions(SecretAccess.throughSecretsManager(
                                Stack.of(this).getRegion()))
                        .build(),
                allow(instanceArn, "rds:DescribeDBInstances", "rds:ModifyDBInstance"),
                allow(logGroup.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents")));
        copies.forEach(copy -> statements.add(replicate(copy)));
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Rotate",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
        var function = Function.Builder.create(this, "Default")
                .description("Rotates the master password of an RDS instance")
                .runtime(Runtime.NODEJS_24_X)
                .handler("index.handler")
                .code(Code.fromInline(RotationCode.SOURCE))
                .role(role)
                .logGroup(logGroup)
                .timeout(TIMEOUT)
                .memorySize(256)
                .build();
        var functionArn = function.getFunctionArn();
        var permission = CfnPermission.Builder.create(this, "Permission")
                .action("lambda:InvokeFunction")
                .functionName(functionArn)
                .principal("secretsmanager.amazonaws.com")
                .sourceArn(secretArn)
                .build();
        var schedule = CfnRotationSchedule.Builder.create(this, "Schedule")
                .secretId(secretArn)
                .rotationLambdaArn(functionArn)
                .rotationRules(RotationRulesProperty.builder()
                        .automaticallyAfterDays(days)
                        .build())
                // At once would reset the password while CloudFormation creates replicas, which RDS refuses then.
                .rotateImmediatelyOnUpdate(false)
                .build();
        schedule.addResourceDependency(permission);
    }

    /**
     * Who puts a value into a secret needs the keys of its copies as well, or the copies keep the old password (AWS
     * Secrets Manager User Guide, Troubleshoot replication).
     */
    private static PolicyStatement replicate(SecretCopy copy) {
        return PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"))
                .resources(List.of(copy.keyArn()))
                .conditions(SecretAccess.throughSecretsManager(copy.region()))
                .build();
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
