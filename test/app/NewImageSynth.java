package dev.meridian.app;

import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.stacks.SystemStage;
import dev.meridian.support.Changed;
import java.io.IOException;

/** A program like {@link Synth} in which one service of tapwork's development has another image. */
final class NewImageSynth {
    static final String SERVICE = "tapwork-api";
    static final Image IMAGE = new Image("tapwork/api", "v1.0.1");

    private NewImageSynth() {}

    public static void main(String[] arguments) throws IOException {
        var system = Systems.all().stream()
                .filter(candidate -> candidate.name().equals("tapwork"))
                .findFirst()
                .orElseThrow();
        var development = system.environments().stream()
                .filter(candidate -> candidate.name().equals("development"))
                .map(NewImageSynth::changed)
                .findFirst()
                .orElseThrow();
        var published = new Synthesis(Synth.folder(), new Phases())
                .publish(CdkJson.context(), app -> new SystemStage(app, system, development, Synth.kubectl()));
        System.exit(published ? 0 : 1);
    }

    private static EnvironmentDefinition changed(EnvironmentDefinition environment) {
        var namespaces =
                environment.namespaces().stream().map(NewImageSynth::changed).toList();
        return Changed.in(environment, "namespaces", namespaces);
    }

    private static NamespaceDefinition changed(NamespaceDefinition namespace) {
        var services = namespace.services().stream().map(NewImageSynth::changed).toList();
        return Changed.in(namespace, "services", services);
    }

    private static ServiceDefinition changed(ServiceDefinition service) {
        return service.name().equals(SERVICE)
                ? Changed.in(service, "container", Changed.in(service.container(), "image", IMAGE))
                : service;
    }
}
