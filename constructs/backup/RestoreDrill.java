package dev.meridian.constructs.backup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.backup.CfnRestoreTestingPlan;
import software.amazon.awscdk.services.backup.CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty;
import software.amazon.awscdk.services.backup.CfnRestoreTestingSelection;
import software.amazon.awscdk.services.backup.CfnRestoreTestingSelection.KeyValueProperty;
import software.amazon.awscdk.services.backup.CfnRestoreTestingSelection.ProtectedResourceConditionsProperty;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/**
 * A restore test that runs by itself: takes recovery points out of vaults, restores them beside the originals, and
 * deletes the restored resources when their time is over.
 *
 * <p>It shows that recovery points can be restored and how long that takes. Whether the restored data makes sense is
 * for a validation of your own, started by the event {@code Restore Job State Change}, within the validation window.
 */
public final class RestoreDrill extends Construct {
    private final IRole role;

    /** Defines the plan, one selection per target, and the role that restores. */
    public RestoreDrill(Construct scope, String id, RestoreDrillProps props) {
        super(scope, id);
        var plan = CfnRestoreTestingPlan.Builder.create(this, "Default")
                .restoreTestingPlanName(props.name())
                .scheduleExpression(props.schedule().cron())
                .scheduleExpressionTimezone(props.schedule().timeZone())
                .startWindowHours(props.startWindowHours())
                .recoveryPointSelection(RestoreTestingRecoveryPointSelectionProperty.builder()
                        .algorithm(props.pick() + "_WITHIN_WINDOW")
                        .includeVaults(props.vaultArns())
                        .recoveryPointTypes(
                                props.points().stream().map(Enum::name).toList())
                        .selectionWindowDays(props.selectionWindowDays())
                        .build())
                .build();
        // Ref is the plan's name, and lets CloudFormation create the plan before its selections.
        var planName = plan.getRef();
        role = BackupRole.create(
                this,
                props.targets().stream()
                        .flatMap(target -> target.restorePolicies().stream())
                        .distinct()
                        .toList());
        var roleArn = role.getRoleArn();
        var conditions = ProtectedResourceConditionsProperty.builder()
                .stringEquals(props.tags().entrySet().stream()
                        .map(tag -> KeyValueProperty.builder()
                                .key(ResourceTags.conditionKey(tag.getKey()))
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        for (var target : props.targets()) {
            CfnRestoreTestingSelection.Builder.create(this, "Target" + pascalCase(target.name()))
                    .restoreTestingPlanName(planName)
                    .restoreTestingSelectionName(target.name())
                    .protectedResourceType(target.resourceType())
                    .protectedResourceArns(List.of("*"))
                    .protectedResourceConditions(conditions)
                    .restoreMetadataOverrides(target.overrides())
                    .iamRoleArn(roleArn)
                    .validationWindowHours(props.validationWindowHours())
                    .build();
        }
    }

    /** The role that restores; whoever restores by hand in an emergency passes the one that has been tried. */
    public IRole role() {
        return role;
    }

    private static String pascalCase(String name) {
        return Arrays.stream(name.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
