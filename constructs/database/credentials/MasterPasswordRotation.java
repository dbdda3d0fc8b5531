package dev.meridian.constructs.database.credentials;

import dev.meridian.constructs.database.instance.ServiceRole;
import dev.meridian.constructs.secrets.SecretCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnFunction.CodeProperty;
import software.amazon.awscdk.services.lambda.CfnFunction.LoggingConfigProperty;
import software.amazon.awscdk.services.lambda.CfnPermission;
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
    private static final int TIMEOUT_SECONDS = 360;

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
        var logGroupArn = logGroup.getLogGroupArn();
        var statements = new ArrayList<>(List.of(
                ServiceRole.allow(
                        secretArn,
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:UpdateSecretVersionStage"),
                ServiceRole.when(
                        SecretAccess.throughSecretsManager(Stack.of(this).getRegion()),
                        ServiceRole.allow(keyArn, "kms:Decrypt", "kms:GenerateDataKey")),
                ServiceRole.allow(instanceArn, "rds:DescribeDBInstances", "rds:ModifyDBInstance"),
                ServiceRole.allow(logGroupArn, "logs:CreateLogStream", "logs:PutLogEvents")));
        copies.forEach(copy -> statements.add(replicate(copy)));
        var role = ServiceRole.create(this, "Role", ServiceRole.trust("lambda.amazonaws.com"), "Rotate", statements);
        // Not the L2: its Runtime fetches a hundred constants from Node. "Resource" keeps the logical id of the L2.
        var function = CfnFunction.Builder.create(this, "Resource")
                .description("Rotates the master password of an RDS instance")
                .runtime("nodejs24.x")
                .handler("index.handler")
                .code(CodeProperty.builder().zipFile(RotationCode.SOURCE).build())
                .role(role.getAttrArn())
                .loggingConfig(LoggingConfigProperty.builder()
                        .logGroup(logGroup.getLogGroupName())
                        .build())
                .timeout(TIMEOUT_SECONDS)
                .memorySize(256)
                .build();
        function.addResourceDependency(role);
        var functionArn = function.getAttrArn();
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
    private static Map<String, Object> replicate(SecretCopy copy) {
        return ServiceRole.when(
                SecretAccess.throughSecretsManager(copy.region()),
                ServiceRole.allow(copy.keyArn(), "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"));
    }
}
