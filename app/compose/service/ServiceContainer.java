package dev.meridian.app.compose.service;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.Dependency;
import dev.meridian.app.compose.file.Dependency.Condition;
import dev.meridian.app.compose.file.Dependency.Need;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.app.compose.standin.RunningStandIn;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.LocalService.Start;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.Privileges.Exemption;
import dev.meridian.environments.workload.container.Privileges.Rule;
import dev.meridian.environments.workload.container.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service's container on a laptop.
 *
 * @param laptop what it runs among
 * @param standIns what stands in for what it uses
 * @param order who starts before it
 */
public record ServiceContainer(
        ComposeDefinition laptop, LocalService local, List<RunningStandIn> standIns, StartOrder order) {
    /** Puts it into the file. */
    public void addTo(ComposeFile file, Secrets secrets) {
        var container = local.service().container();
        var variables = variables(secrets);
        var folders = new Folders(local);
        var entry = Images.entry(file.containerName(local.name()), local);
        if (local.start() == Start.ON_DEMAND) {
            entry.profile(local.name());
        }
        entry.confined(user());
        if (!isExempt(Rule.READ_ONLY_ROOT_FILESYSTEM)) {
            entry.readOnlyRoot();
        }
        command(entry, variables);
        entry.environment(variables.all());
        local.ports()
                .forEach(published -> entry.publish(
                        published.laptop(),
                        local.service().port(published.port()).orElseThrow().container()));
        folders.addTo(entry, file);
        container
                .configuration()
                .filter(configuration -> !configuration.files().isEmpty())
                .ifPresent(configuration ->
                        entry.bindReadOnly("./" + configurationFolder(configuration), configuration.filesPath()));
        entry.dependsOn(dependencies(folders));
        HealthChecks.of(local).ifPresent(entry::healthCheck);
        entry.network(file.network(), List.of())
                .limit(laptop.perService())
                .gracePeriod(local.service().gracePeriodSeconds())
                .keepsRunning();
        file.add(local.name(), entry);
    }

    /** Its configuration files by their paths. */
    public Map<String, String> configurationFiles() {
        var files = new LinkedHashMap<String, String>();
        local.service().container().configuration().ifPresent(configuration -> configuration
                .files()
                .forEach((name, text) -> files.put(configurationFolder(configuration) + "/" + name, text)));
        return files;
    }

    private static String configurationFolder(Configuration configuration) {
        return Images.FOLDER + "/config/" + configuration.name();
    }

    private void command(ServiceEntry entry, Variables variables) {
        var container = local.service().container();
        if (!local.command().isEmpty()) {
            entry.command(words(local.command(), variables));
            return;
        }
        if (!container.command().isEmpty()) {
            entry.entrypoint(words(container.command(), variables));
        }
        if (!container.arguments().isEmpty()) {
            entry.command(words(container.arguments(), variables));
        }
    }

    private static List<String> words(List<String> words, Variables variables) {
        return words.stream().map(variables::filledIn).toList();
    }

    /** In the order in which they may refer to one another: what is configured, endpoints, what the service adds. */
    private Variables variables(Secrets secrets) {
        var container = local.service().container();
        var variables = new Variables(secrets);
        container.configuration().ifPresent(configuration -> variables.literals(configuration.entries()));
        for (var use : container.uses()) {
            var standIn = standIn(use);
            var endpoint = standIn.endpoint(use);
            for (var i = 0; i < endpoint.size(); i++) {
                variables.literal(use.prefix() + "_" + use.kind().entries().get(i), endpoint.get(i));
            }
            variables.literals(standIn.clientSettings());
        }
        container.calls().forEach(call -> addEndpoint(variables, call));
        container.environment().forEach(variables::variable);
        local.environment().forEach(variables::text);
        return variables;
    }

    private void addEndpoint(Variables variables, Call call) {
        if (call.prefix().isEmpty()) {
            return;
        }
        if (call instanceof Call.Service target) {
            var called = StartOrder.called(laptop, target);
            var port = called.service().port(target.port()).orElseThrow().container();
            variables.literal(call.prefix() + "_HOST", called.name());
            variables.literal(call.prefix() + "_PORT", "" + port);
        } else if (call instanceof Call.Outside outside) {
            variables.literal(call.prefix() + "_HOST", outside.host());
            variables.literal(call.prefix() + "_PORT", "" + outside.port());
        }
    }

    private Map<String, Dependency> dependencies(Folders folders) {
        var dependencies = new LinkedHashMap<String, Dependency>();
        if (!folders.kept().isEmpty()) {
            dependencies.put(VolumeOwners.NAME, Dependency.on(Condition.DONE));
        }
        local.service()
                .container()
                .uses()
                .forEach(use -> dependencies.putAll(standIn(use).readiness()));
        for (var called : order.before(local)) {
            var condition = HealthChecks.of(called).isPresent() ? Condition.HEALTHY : Condition.STARTED;
            dependencies.put(
                    called.name(),
                    new Dependency(condition, called.start() == Start.ON_DEMAND ? Need.IF_THERE : Need.ALWAYS));
        }
        return dependencies;
    }

    private RunningStandIn standIn(Use use) {
        return standIns.stream()
                .filter(candidate -> candidate.definition().serves(use))
                .findFirst()
                .orElseThrow();
    }

    private String user() {
        return isExempt(Rule.NOT_ROOT)
                ? "0:0"
                : "%1$d:%1$d".formatted(local.service().container().privileges().user());
    }

    private boolean isExempt(Rule rule) {
        return local.service().container().privileges().exemptions().stream()
                .map(Exemption::rule)
                .anyMatch(rule::equals);
    }
}
