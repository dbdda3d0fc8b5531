package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.backup.rules.ProtectedKind;
import dev.meridian.constructs.backup.rules.ProtectionRule;
import dev.meridian.constructs.backup.rules.VaultLock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.backup.IBackupVault;

/**
 * What a {@link ProtectionPlan} protects, when, and where to.
 *
 * @param name the plan's display name, 1 to 50 letters, digits, hyphens, underscores and dots
 * @param vault the vault of the same region that takes the recovery points
 * @param lock the lock of that vault, so that a retention it would refuse is refused here
 * @param kinds the kinds of resource that are protected, at least one
 * @param tags the tags that a resource must all carry to be protected; include one for the system and the environment,
 *     as AWS Backup looks through the whole account
 * @param rules 1 to {@value #MAXIMUM_RULES} rules, at most one of them continuous
 */
public record ProtectionPlanProps(
        String name,
        IBackupVault vault,
        VaultLock lock,
        List<ProtectedKind> kinds,
        Map<String, String> tags,
        List<ProtectionRule> rules) {
    /** AWS Backup quotas, backup rules per backup plan. */
    static final int MAXIMUM_RULES = 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    /**
     * @throws IllegalArgumentException if AWS Backup would refuse the plan, fail its jobs, or silently do less than the
     *     rules say
     */
    public ProtectionPlanProps {
        requireNonNull(name, "name");
        requireNonNull(vault, "vault");
        requireNonNull(lock, "lock");
        kinds = kinds.stream().distinct().sorted().toList();
        tags = ResourceTags.checked(tags);
        rules = List.copyOf(rules);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 1 to 50 letters, digits, hyphens, underscores or dots, got '%s'".formatted(name));
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds must name at least one kind of resource, got none");
        }
        if (rules.isEmpty() || rules.size() > MAXIMUM_RULES) {
            throw new IllegalArgumentException(
                    "a plan must have 1 to %d rules, got %d".formatted(MAXIMUM_RULES, rules.size()));
        }
        requireDistinctNames(rules);
        requireOneContinuous(rules);
        for (var rule : rules) {
            lock.require("rule '%s'".formatted(rule.name()), rule.retention());
            requireColdStorage(rule, kinds);
            requirePointInTimeRecovery(rule, kinds);
        }
    }

    private static void requireDistinctNames(List<ProtectionRule> rules) {
        var names = new HashSet<String>();
        for (var rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(
                        "rule names must be distinct, got '%s' twice".formatted(rule.name()));
            }
        }
    }

    private static void requireOneContinuous(List<ProtectionRule> rules) {
        var continuous = rules.stream()
                .filter(rule -> rule.mode() == ProtectionRule.Mode.CONTINUOUS)
                .count();
        if (continuous > 1) {
            throw new IllegalArgumentException(
                    "a resource has one continuous backup: at most one rule may be continuous, got %d"
                            .formatted(continuous));
        }
    }

    private static void requireColdStorage(ProtectionRule rule, List<ProtectedKind> kinds) {
        var cold = rule.retention().coldAfterDays().isPresent()
                || rule.copies().stream()
                        .anyMatch(copy -> copy.retention().coldAfterDays().isPresent());
        var without = kinds.stream().filter(kind -> !kind.hasColdStorage()).toList();
        if (cold && !without.isEmpty()) {
            throw new IllegalArgumentException(
                    ("rule '%s' moves recovery points to cold storage, which AWS Backup does not have"
                                    + " for %s; give them a plan of their own")
                            .formatted(rule.name(), without));
        }
    }

    private static void requirePointInTimeRecovery(ProtectionRule rule, List<ProtectedKind> kinds) {
        if (rule.mode() == ProtectionRule.Mode.CONTINUOUS
                && kinds.stream().noneMatch(ProtectedKind::hasPointInTimeRecovery)) {
            throw new IllegalArgumentException(
                    ("rule '%s' is continuous, but none of %s can be restored to a point in time;"
                                    + " make it a snapshot rule")
                            .formatted(rule.name(), kinds));
        }
    }
}
