package dev.meridian.environments.validation.compose;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Health;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.Origin.NodeRecipe;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.validation.container.ContainerRules;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.validation.workload.ServiceRules;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.Probe.Check;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Variable;
import java.util.LinkedHashMap;
import java.util.List;

/** One service on a laptop. */
final class LocalServiceRules {
    /** Whatever a laptop can give: only a cluster promises anything. */
    private static final Quota UNLIMITED = new Quota(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private LocalServiceRules() {}

    static void check(Problems problems, ComposeDefinition laptop) {
        var namespace = NamespaceDefinition.builder(laptop.namespace(), UNLIMITED, laptop.perService())
                .secrets(laptop.secrets().toArray(SecretDefinition[]::new))
                .build();
        for (var local : laptop.services()) {
            var what = "service '%s'".formatted(local.name());
            ContainerRules.checkAnywhere(problems, what, namespace, withLocalEnvironment(local));
            ServiceRules.checkPortsAndProbes(problems, what, local.service());
            checkPorts(problems, what, local);
            checkUses(problems, what, laptop, local);
            checkCalls(problems, what, laptop, local);
            checkHealth(problems, what, local);
            if (local.origin() instanceof NodeRecipe) {
                checkRecipe(problems, what, local);
            }
            FolderRules.check(problems, what, local);
        }
    }

    /** What only the laptop sets is a variable like the others. */
    private static ContainerDefinition withLocalEnvironment(LocalService local) {
        var container = local.service().container();
        var environment = new LinkedHashMap<>(container.environment());
        local.environment().forEach((name, text) -> environment.put(name, new Variable.Text(text)));
        return new ContainerDefinition(
                container.image(),
                container.command(),
                container.arguments(),
                container.resources(),
                container.configuration(),
                environment,
                container.volumes(),
                container.privileges(),
                container.uses(),
                container.calls());
    }

    private static void checkPorts(Problems problems, String what, LocalService local) {
        for (var published : local.ports()) {
            problems.require(
                    local.service().port(published.port()).isPresent(),
                    "%s: publishes port '%s', which it does not have; name one of %s",
                    what,
                    published.port(),
                    ports(local));
        }
    }

    private static void checkUses(Problems problems, String what, ComposeDefinition laptop, LocalService local) {
        for (var use : local.service().container().uses()) {
            problems.require(
                    laptop.standIns().stream().anyMatch(standIn -> standIn.serves(use)),
                    "%s: uses '%s' of kind %s, for which nothing stands in; add a stand-in, there are %s",
                    what,
                    use.name(),
                    use.kind(),
                    laptop.standIns().stream().map(StandIn::name).toList());
        }
    }

    private static void checkCalls(Problems problems, String what, ComposeDefinition laptop, LocalService local) {
        for (var call : local.service().container().calls()) {
            if (call instanceof Call.Service target) {
                checkCall(problems, what, laptop, target);
            }
        }
    }

    private static void checkCall(Problems problems, String what, ComposeDefinition laptop, Call.Service target) {
        problems.require(
                target.namespace().equals(laptop.namespace()),
                "%s: calls namespace '%s', but a laptop has only '%s'",
                what,
                target.namespace(),
                laptop.namespace());
        laptop.services().stream()
                .filter(candidate -> candidate.service().name().equals(target.service()))
                .findFirst()
                .ifPresentOrElse(
                        called -> problems.require(
                                called.service().port(target.port()).isPresent(),
                                "%s: calls port '%s' of service '%s', which does not have it; name one of %s",
                                what,
                                target.port(),
                                target.service(),
                                ports(called)),
                        () -> problems.add(
                                "%s: calls service '%s', which the laptop does not run; add it, there are %s",
                                what,
                                target.service(),
                                laptop.services().stream()
                                        .map(candidate -> candidate.service().name())
                                        .toList()));
    }

    private static void checkHealth(Problems problems, String what, LocalService local) {
        var probes = local.service().probes();
        problems.require(
                local.health() instanceof Health.Unasked
                        || probes.readiness().isPresent()
                        || probes.liveness().isPresent()
                        || probes.startup().isPresent(),
                "%s: health asks as often as the service's probe says, but it has none; define a readiness probe",
                what);
        if (local.health() instanceof Health.Command command) {
            problems.require(!command.words().isEmpty(), "%s: the command of its health must not be empty", what);
        }
    }

    /** The recipe's image has the user, and asks the liveness probe's path. */
    private static void checkRecipe(Problems problems, String what, LocalService local) {
        var service = local.service();
        problems.require(
                service.container().privileges().user() == NodeRecipe.USER,
                "%s: user must be %d, whom Meridian's recipe makes the image for, got %d",
                what,
                NodeRecipe.USER,
                service.container().privileges().user());
        problems.require(
                service.probes().liveness().map(Probe::check).stream().anyMatch(Check.Http.class::isInstance),
                "%s: liveness probe must ask a path, which Meridian's recipe makes the image's own health check of",
                what);
    }

    private static List<String> ports(LocalService local) {
        return local.service().ports().stream().map(Port::name).toList();
    }
}
