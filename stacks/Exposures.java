package dev.meridian.stacks;

import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.balancing.routing.Route;
import dev.meridian.constructs.balancing.routing.TrafficSplit;
import dev.meridian.constructs.balancing.routing.WebService;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.RollOut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From what services say of requests from the internet to what stands behind the load balancer. */
final class Exposures {
    private static final String ANYTHING = "/";

    private Exposures() {}

    /** The services of all namespaces that take requests from the internet. */
    static List<ServiceDefinition> exposed(EnvironmentDefinition environment) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.services().stream())
                .filter(service -> !service.exposures().isEmpty())
                .toList();
    }

    /** The hosts that a certificate must name beside the domain itself. */
    static List<String> hosts(EnvironmentDefinition environment) {
        return exposed(environment).stream()
                .flatMap(service -> service.exposures().stream())
                .map(Exposure::host)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** All its exposures lead to one port, which validation has seen to. */
    static WebService webService(ServiceDefinition service) {
        var first = service.exposures().get(0);
        return WebService.builder(
                        service.name(),
                        port(service),
                        service.exposures().stream().map(Exposures::route).toArray(Route[]::new))
                .protocol(first.tls() == Exposure.Tls.TO_POD ? WebService.Protocol.HTTPS : WebService.Protocol.HTTP)
                .healthCheck(HealthCheck.of(first.healthPath()))
                .split(split(service.rollOut()))
                .build();
    }

    /** Where the pods of an exposed service listen. */
    static int port(ServiceDefinition service) {
        return service.port(service.exposures().get(0).port()).orElseThrow().container();
    }

    private static Route route(Exposure exposure) {
        var hosts = exposure.host().map(List::of).orElseGet(List::of);
        if (!exposure.path().equals(ANYTHING)) {
            return new Route(exposure.priority(), hosts, List.of(exposure.path(), exposure.path() + "/*"));
        }
        return new Route(exposure.priority(), hosts, hosts.isEmpty() ? List.of("/*") : List.of());
    }

    private static TrafficSplit split(RollOut rollOut) {
        if (rollOut instanceof RollOut.Canary canary) {
            return new TrafficSplit.Canary(Colour.BLUE, canary.percent());
        }
        return new TrafficSplit.BlueGreen(
                rollOut instanceof RollOut.BlueGreen both && both.live() == RollOut.Colour.GREEN
                        ? Colour.GREEN
                        : Colour.BLUE);
    }

    /** The colours in which a service's pods are registered. */
    static Stream<Colour> colours(RollOut rollOut) {
        return rollOut instanceof RollOut.Rolling ? Stream.of(Colour.BLUE) : Stream.of(Colour.values());
    }
}
