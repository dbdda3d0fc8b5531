package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * A vendor's group of rules as one rule of the firewall. In {@link Mode#COUNT} the whole group only counts; in
 * {@link Mode#ENFORCE} each of its rules acts as its vendor says, except the {@code counted} ones. Costs what the group
 * and the match cost.
 *
 * @param name the rule's name
 * @param group the vendor's group
 * @param version the pinned version such as {@code Version_1.13}; the vendor's current default if empty
 * @param counted rules of the group that only count, and label what they match for a later {@link MatchRule}; at most
 *     100
 * @param only which requests the group looks at; all if empty
 * @param mode whether the group acts
 */
public record ManagedRules(
        String name,
        ManagedRuleGroup group,
        Optional<String> version,
        Set<String> counted,
        Optional<RequestMatch> only,
        Mode mode)
        implements FirewallRule {
    private static final Pattern VERSION = Pattern.compile("[\\w#:./-]{1,64}");
    private static final int MAX_OVERRIDES = 100;
    private static final CfnWebACL.RuleActionProperty COUNT = CfnWebACL.RuleActionProperty.builder()
            .count(CfnWebACL.CountActionProperty.builder().build())
            .build();

    /** @throws IllegalArgumentException if the name, the version or a counted rule is none that the group has */
    public ManagedRules {
        WafNames.require("rule name", name);
        requireNonNull(group, "group");
        requireNonNull(only, "only");
        requireNonNull(mode, "mode");
        counted = Set.copyOf(counted);
        if (version.isPresent() && group.versioning() == ManagedRuleGroup.Versioning.CURRENT_ONLY) {
            throw new IllegalArgumentException("rule '%s' pins version '%s', but %s has no versions; leave it out"
                    .formatted(name, version.get(), group.name()));
        }
        if (version.filter(pinned -> !VERSION.matcher(pinned).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "version of rule '%s' must be a version's name such as Version_1.13, got '%s'"
                            .formatted(name, version.get()));
        }
        if (counted.size() > MAX_OVERRIDES) {
            throw new IllegalArgumentException("rule '%s' must count at most %d rules of its group, got %d"
                    .formatted(name, MAX_OVERRIDES, counted.size()));
        }
        counted.forEach(rule -> WafNames.requireForeign("counted rule", rule));
        var unknown = new TreeSet<>(counted);
        unknown.removeAll(group.rules());
        if (!group.rules().isEmpty() && !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    ("rule '%s' counts %s, which %s is not known to have and AWS WAF would ignore without a word; "
                                    + "known are %s")
                            .formatted(name, unknown, group.name(), new TreeSet<>(group.rules())));
        }
    }

    /** Starts with the whole group for all requests. */
    public static Builder builder(String name, ManagedRuleGroup group) {
        return new Builder(name, group);
    }

    @Override
    public int capacity() {
        return group.capacity() + only.map(RequestMatch::capacity).orElse(0);
    }

    @Override
    public int references() {
        return 1;
    }

    @Override
    public CfnWebACL.StatementProperty bind(Construct parent, Scope scope) {
        var statement = CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                .vendorName(group.vendor())
                .name(group.name());
        version.ifPresent(statement::version);
        only.ifPresent(match -> statement.scopeDownStatement(match.statement()));
        group.botInspection()
                .ifPresent(inspection ->
                        statement.managedRuleGroupConfigs(List.of(CfnWebACL.ManagedRuleGroupConfigProperty.builder()
                                .awsManagedRulesBotControlRuleSet(
                                        CfnWebACL.AWSManagedRulesBotControlRuleSetProperty.builder()
                                                .inspectionLevel(inspection.name())
                                                .build())
                                .build())));
        if (!counted.isEmpty()) {
            statement.ruleActionOverrides(new TreeSet<>(counted)
                    .stream()
                            .map(rule -> CfnWebACL.RuleActionOverrideProperty.builder()
                                    .name(rule)
                                    .actionToUse(COUNT)
                                    .build())
                            .toList());
        }
        return CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(statement.build())
                .build();
    }

    /** A group has no action of its own: it is overridden as a whole, or not at all. */
    @Override
    public void act(CfnWebACL.RuleProperty.Builder rule) {
        var override = CfnWebACL.OverrideActionProperty.builder();
        if (mode == Mode.COUNT) {
            override.count(Map.of());
        } else {
            override.none(Map.of());
        }
        rule.overrideAction(override.build());
    }

    /** What may be said of a managed group. */
    public static final class Builder {
        private final String name;
        private final ManagedRuleGroup group;
        private Optional<String> version = Optional.empty();
        private Set<String> counted = Set.of();
        private Optional<RequestMatch> only = Optional.empty();
        private Mode mode = Mode.ENFORCE;

        private Builder(String name, ManagedRuleGroup group) {
            this.name = name;
            this.group = group;
        }

        /** Pins this version. Default: the vendor's current one, which changes by itself. */
        public Builder version(String version) {
            this.version = Optional.of(version);
            return this;
        }

        /** Lets these rules of the group only count. Default: none. */
        public Builder counted(Set<String> rules) {
            this.counted = rules;
            return this;
        }

        /** Looks only at these requests. Default: all. */
        public Builder only(RequestMatch match) {
            this.only = Optional.of(match);
            return this;
        }

        /** Acts or counts. Default: {@link Mode#ENFORCE}. */
        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        /** @throws IllegalArgumentException see {@link ManagedRules} */
        public ManagedRules build() {
            return new ManagedRules(name, group, version, counted, only, mode);
        }
    }
}
