package dev.meridian.constructs.backup;

import dev.meridian.constructs.backup.rules.ProtectedKind;
import dev.meridian.constructs.backup.rules.ProtectionRule;
import dev.meridian.constructs.backup.rules.Retention;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.CfnBackupPlan;
import software.amazon.awscdk.services.backup.CfnBackupPlan.BackupPlanResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupPlan.BackupRuleResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupPlan.CopyActionResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupPlan.LifecycleResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.backup.CfnBackupSelection.BackupSelectionResourceTypeProperty;
import software.constructs.Construct;

/**
 * A schedule of backups and cross-region copies for whatever carries the right tags, with the role that reads it.
 *
 * <p>The role can back up and cannot restore: what runs every night cannot overwrite data. AWS Backup only sees the
 * kinds of resource that the account has opted in to in that region (AWS Backup settings, no CloudFormation resource),
 * and does not start an RDS backup within an hour of the instance's own backup window or in its maintenance window.
 */
public final class ProtectionPlan extends Construct {
    /**
     * Defines the plan, its selection and its role.
     *
     * @throws IllegalArgumentException if a rule copies into the plan's own region
     */
    public ProtectionPlan(Construct scope, String id, ProtectionPlanProps props) {
        super(scope, id);
        refuseCopiesWithin(Stack.of(this).getRegion(), props.rules());
        var role = BackupRole.create(
                this,
                props.kinds().stream()
                        .flatMap(kind -> kind.backupPolicies().stream())
                        .distinct()
                        .toList());
        var vaultName = props.vault().getBackupVaultName();
        // L1 for both: the L2 selection joins tags with OR, which would back up the neighbour environment as well.
        var plan = CfnBackupPlan.Builder.create(this, "Default")
                .backupPlan(BackupPlanResourceTypeProperty.builder()
                        .backupPlanName(props.name())
                        .backupPlanRule(props.rules().stream()
                                .map(rule -> render(rule, vaultName))
                                .toList())
                        .build())
                .build();
        CfnBackupSelection.Builder.create(this, "Selection")
                .backupPlanId(plan.getRef())
                .backupSelection(BackupSelectionResourceTypeProperty.builder()
                        .selectionName(props.name())
                        .iamRoleArn(role.getRoleArn())
                        .resources(props.kinds().stream()
                                .map(ProtectedKind::arnPattern)
                                .toList())
                        .conditions(allOf(props.tags()))
                        .build())
                .build();
    }

    private static BackupRuleResourceTypeProperty render(ProtectionRule rule, String vaultName) {
        var property = BackupRuleResourceTypeProperty.builder()
                .ruleName(rule.name())
                .targetBackupVault(vaultName)
                .scheduleExpression(rule.schedule().cron())
                .scheduleExpressionTimezone(rule.schedule().timeZone())
                .startWindowMinutes(rule.startWindowMinutes())
                .completionWindowMinutes(rule.completionWindowMinutes())
                .enableContinuousBackup(rule.mode() == ProtectionRule.Mode.CONTINUOUS)
                .lifecycle(render(rule.retention()));
        if (!rule.copies().isEmpty()) {
            property.copyActions(rule.copies().stream()
                    .map(copy -> CopyActionResourceTypeProperty.builder()
                            .destinationBackupVaultArn(copy.vaultArn())
                            .lifecycle(render(copy.retention()))
                            .build())
                    .toList());
        }
        return property.build();
    }

    /** Conditions is free JSON to CDK, which would pass its own property types on with their names in lower case. */
    private static Map<String, Object> allOf(Map<String, String> tags) {
        var conditions = tags.entrySet().stream()
                .map(tag -> new TreeMap<>(Map.of(
                        "ConditionKey", ResourceTags.conditionKey(tag.getKey()), "ConditionValue", tag.getValue())))
                .toList();
        return Map.of("StringEquals", conditions);
    }

    private static LifecycleResourceTypeProperty render(Retention retention) {
        var lifecycle = LifecycleResourceTypeProperty.builder().deleteAfterDays(retention.keepDays());
        retention.coldAfterDays().ifPresent(lifecycle::moveToColdStorageAfterDays);
        return lifecycle.build();
    }

    /** A region that is not known yet is a token, and equals none. */
    private static void refuseCopiesWithin(String region, List<ProtectionRule> rules) {
        for (var rule : rules) {
            for (var copy : rule.copies()) {
                if (copy.region().equals(region)) {
                    throw new IllegalArgumentException(
                            ("rule '%s' copies into %s, which is in its own region %s and would be"
                                            + " lost with it; name a vault elsewhere")
                                    .formatted(rule.name(), copy.vaultArn(), region));
                }
            }
        }
    }
}
