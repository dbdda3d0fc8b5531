package dev.meridian.constructs.backup.exports;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * The steps from a snapshot to its export: start it, and look every quarter of an hour what became of it.
 *
 * <p>Starting is tried again for up to 15 hours: five exports may run at a time in an account, and one of each snapshot
 * (Amazon RDS User Guide, "Creating snapshot export tasks"). A task is named like its snapshot, so that an
 * event that is delivered twice does not export twice.
 */
final class ExportWorkflow {
    /**
     * The whole workflow in Amazon States Language. Errors of permission are tried again three times only: IAM may lag
     * behind a deployment, and anything else somebody has to correct. After two days it gives up watching; the next
     * snapshots are long due by then.
     */
    static final String DEFINITION = """
            {
              "Comment": "Exports an automated RDS snapshot to S3 and waits for the result",
              "QueryLanguage": "JSONata",
              "TimeoutSeconds": 172800,
              "StartAt": "IsArchived",
              "States": {
                "IsArchived": {
                  "Type": "Choice",
                  "Comment": "The event rule matches prefixes, and an instance may be called like the start of another",
                  "Choices": [
                    {
                      "Condition": "{% $contains($states.input.detail.SourceIdentifier, /^rds:(${Instances})-[0-9]{4}(-[0-9]{2}){4}$/) %}",
                      "Assign": {
                        "snapshot": "{% $states.input.detail.SourceArn %}",
                        "instance": "{% $substring($states.input.detail.SourceIdentifier, 4, $length($states.input.detail.SourceIdentifier) - 21) %}",
                        "task": "{% $substring($states.input.detail.SourceIdentifier, 4) & ($exists($states.input.attempt) ? '-' & $states.input.attempt : '') %}"
                      },
                      "Next": "StartExport"
                    }
                  ],
                  "Default": "NotArchived"
                },
                "NotArchived": { "Type": "Succeed" },
                "StartExport": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::aws-sdk:rds:startExportTask",
                  "Arguments": {
                    "ExportTaskIdentifier": "{% $task %}",
                    "SourceArn": "{% $snapshot %}",
                    "S3BucketName": "${Bucket}",
                    "S3Prefix": "{% $instance %}",
                    "IamRoleArn": "${ExportRole}",
                    "KmsKeyId": "${Key}"
                  },
                  "Retry": [
                    { "ErrorEquals": ["Rds.ExportTaskAlreadyExistsException"], "MaxAttempts": 0 },
                    {
                      "ErrorEquals": [
                        "Rds.IamRoleNotFoundException",
                        "Rds.IamRoleMissingPermissionsException",
                        "Rds.InvalidS3BucketException",
                        "Rds.KmsKeyNotAccessibleException",
                        "Rds.DbSnapshotNotFoundException"
                      ],
                      "IntervalSeconds": 60,
                      "BackoffRate": 2,
                      "MaxAttempts": 3
                    },
                    {
                      "ErrorEquals": ["States.TaskFailed"],
                      "IntervalSeconds": 60,
                      "BackoffRate": 2,
                      "MaxDelaySeconds": 3600,
                      "MaxAttempts": 20,
                      "JitterStrategy": "FULL"
                    }
                  ],
                  "Catch": [{ "ErrorEquals": ["Rds.ExportTaskAlreadyExistsException"], "Next": "Pause" }],
                  "Next": "Pause"
                },
                "Pause": { "Type": "Wait", "Seconds": 900, "Next": "LookUp" },
                "LookUp": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::aws-sdk:rds:describeExportTasks",
                  "Arguments": { "ExportTaskIdentifier": "{% $task %}" },
                  "Output": "{% $states.result.ExportTasks[0] %}",
                  "Retry": [
                    {
                      "ErrorEquals": ["States.TaskFailed"],
                      "IntervalSeconds": 15,
                      "BackoffRate": 2,
                      "MaxAttempts": 6,
                      "JitterStrategy": "FULL"
                    }
                  ],
                  "Next": "IsDone"
                },
                "IsDone": {
                  "Type": "Choice",
                  "Choices": [
                    {
                      "Condition": "{% $states.input.Status in ['FAILED', 'CANCELED'] %}",
                      "Next": "Failed"
                    },
                    {
                      "Condition": "{% $states.input.Status = 'COMPLETE' and $exists($states.input.WarningMessage) and $contains($states.input.WarningMessage, 'skippedTables') and $not($contains($states.input.WarningMessage, 'skippedTables\\":[]')) %}",
                      "Next": "Incomplete"
                    },
                    { "Condition": "{% $states.input.Status = 'COMPLETE' %}", "Next": "Archived" }
                  ],
                  "Default": "Pause"
                },
                "Failed": {
                  "Type": "Fail",
                  "Error": "ExportFailed",
                  "Cause": "{% $task & ' ended as ' & $states.input.Status & ': ' & ($exists($states.input.FailureCause) ? $states.input.FailureCause : 'no cause given') %}"
                },
                "Incomplete": {
                  "Type": "Fail",
                  "Error": "ExportIncomplete",
                  "Cause": "{% $task & ' left tables out: ' & $states.input.WarningMessage %}"
                },
                "Archived": { "Type": "Succeed" }
              }
            }
            """;

    private ExportWorkflow() {}

    static StateMachine create(
            Construct scope, SnapshotArchiveProps props, Home home, String keyArn, String exportRoleArn) {
        var snapshots = props.instances().stream()
                .map(instance -> home.arn("rds", "snapshot:rds:%s-*".formatted(instance)))
                .toList();
        var role = role(scope, home, snapshots, keyArn, exportRoleArn);
        // The prefix keeps the account's resource policy for log delivery from growing with every log group, and the
        // log goes with its stack since the next one could not take its name otherwise.
        var log = LogGroup.Builder.create(scope, "Log")
                .logGroupName("/aws/vendedlogs/states/" + props.name())
                .retention(props.logRetention())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return StateMachine.Builder.create(scope, "Default")
                .definitionBody(DefinitionBody.fromString(DEFINITION))
                .definitionSubstitutions(new TreeMap<>(Map.of(
                        "Instances",
                        String.join("|", props.instances()),
                        "Bucket",
                        props.bucket().value(),
                        "ExportRole",
                        exportRoleArn,
                        "Key",
                        keyArn)))
                .role(role)
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        .destination(log)
                        .level(LogLevel.ALL)
                        .includeExecutionData(true)
                        .build())
                .build();
    }

    private static Role role(Construct scope, Home home, List<String> snapshots, String keyArn, String exportRoleArn) {
        var role = Role.Builder.create(scope, "Role")
                .description("Starts exports of RDS snapshots and watches them")
                .assumedBy(new ServicePrincipal(
                        "states.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(home.onlyFor(home.arn("states", "stateMachine:*")))
                                .build()))
                .inlinePolicies(Map.of(
                        "Export",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        allow("rds:StartExportTask", snapshots),
                                        allow("rds:DescribeExportTasks", List.of("*")),
                                        allow("iam:PassRole", List.of(exportRoleArn)),
                                        allow("kms:DescribeKey", List.of(keyArn)),
                                        // RDS makes the grant that the task works with, as whoever starts the task
                                        // (Amazon RDS API, StartExportTask).
                                        PolicyStatement.Builder.create()
                                                .actions(List.of("kms:CreateGrant"))
                                                .resources(List.of(keyArn))
                                                .conditions(Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")))
                                                .build()))
                                .build()))
                .build();
        Acknowledged.on(
                role,
                "Export tasks, log deliveries and traces have no ARN that IAM checks.",
                Acknowledged.ANY_RESOURCE);
        Acknowledged.on(
                role,
                "Automated snapshots of one instance, which are named after their time.",
                snapshots.stream().map(Acknowledged::resource).toArray(String[]::new));
        return role;
    }

    private static PolicyStatement allow(String action, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(resources)
                .build();
    }
}
