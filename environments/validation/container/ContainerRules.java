package dev.meridian.environments.validation.container;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Privileges.Exemption;
import dev.meridian.environments.workload.container.Privileges.Rule;

/** Everything about one container. */
public final class ContainerRules {
    private ContainerRules() {}

    /** Checks a container of this namespace; {@code what} is the service or job it belongs to. */
    public static void check(
            Problems problems,
            String what,
            EnvironmentDefinition environment,
            NamespaceDefinition namespace,
            ContainerDefinition container) {
        ImageRules.check(problems, what, environment, container.image());
        ResourceRules.check(problems, what, namespace, container.resources());
        VolumeRules.check(problems, what, environment, container);
        checkAnywhere(problems, what, namespace, container);
        UseRules.check(problems, what, environment, container.uses());
        CallRules.check(problems, what, environment, container.calls());
    }

    /** Checks what holds for a container on a laptop, too: who it is, and what it is told. */
    public static void checkAnywhere(
            Problems problems, String what, NamespaceDefinition namespace, ContainerDefinition container) {
        checkPrivileges(problems, what, container.privileges());
        ConfigurationRules.check(problems, what, container);
        VariableRules.check(problems, what, namespace, container);
    }

    private static void checkPrivileges(Problems problems, String what, Privileges privileges) {
        var mayBeRoot = privileges.exemptions().stream().map(Exemption::rule).anyMatch(rule -> rule == Rule.NOT_ROOT);
        problems.requireBetween(
                mayBeRoot ? 0 : 1,
                Integer.MAX_VALUE,
                privileges.user(),
                what + ": user",
                "root needs the exemption NOT_ROOT with its reason");
        problems.requireDistinct(
                privileges.exemptions(), exemption -> exemption.rule().name(), what + ": exemption");
        for (var exemption : privileges.exemptions()) {
            problems.require(
                    !exemption.reason().isBlank(),
                    "%s: exemption %s must say its reason, got none",
                    what,
                    exemption.rule());
        }
    }
}
