package dev.meridian.environments.validation.compose;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.LocalService;
import dev.meridian.environments.compose.LocalService.PublishedPort;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What is on one laptop together. */
public final class ComposeRules {
    /** Ports below are the system's; there is none above. */
    private static final int LEAST_PORT = 1_024;

    private static final int MOST_PORT = 65_535;
    private static final int LEAST_CPU_MILLIS = 10;

    /** "Resource constraints", Docker documentation. */
    private static final int LEAST_MEMORY_MIB = 6;

    private ComposeRules() {}

    /** Checks everything on the laptop. */
    public static void check(Problems problems, ComposeDefinition laptop) {
        Names.requireName(problems, "namespace", laptop.namespace());
        problems.require(!laptop.services().isEmpty(), "services must name at least one, got none");
        problems.require(
                laptop.perService().cpuMillis() >= LEAST_CPU_MILLIS,
                "perService: cpuMillis must be at least %d, got %d; Docker takes no less",
                LEAST_CPU_MILLIS,
                laptop.perService().cpuMillis());
        problems.require(
                laptop.perService().memoryMiB() >= LEAST_MEMORY_MIB,
                "perService: memoryMiB must be at least %d, got %d; Docker takes no less",
                LEAST_MEMORY_MIB,
                laptop.perService().memoryMiB());
        checkNames(problems, laptop);
        checkPorts(problems, laptop);
        LocalSecretRules.check(problems, laptop);
        StandInRules.check(problems, laptop);
        LocalServiceRules.check(problems, laptop);
        FolderRules.checkTogether(problems, laptop);
    }

    private static void checkNames(Problems problems, ComposeDefinition laptop) {
        laptop.standIns().forEach(standIn -> Names.requireName(problems, "stand-in name", standIn.name()));
        laptop.services().forEach(service -> Names.requireName(problems, "service name", service.name()));
        problems.requireDistinct(
                laptop.services(), service -> service.service().name(), "service, as clusters call it,");
        problems.requireDistinct(
                Stream.of(
                                laptop.standIns().stream().flatMap(standIn -> standIn.names().stream()),
                                laptop.services().stream().map(LocalService::name),
                                Stream.of(ComposeDefinition.VOLUME_OWNERS))
                        .flatMap(names -> names)
                        .toList(),
                name -> name,
                "service or stand-in");
        problems.requireDistinct(
                Stream.concat(
                                laptop.standIns().stream().map(StandIn::containerName),
                                laptop.services().stream().map(LocalService::name))
                        .toList(),
                name -> name,
                "container");
    }

    private static void checkPorts(Problems problems, ComposeDefinition laptop) {
        var taken = new HashMap<Integer, String>();
        for (var standIn : laptop.standIns()) {
            standIn.laptopPorts()
                    .forEach(port -> checkPort(problems, taken, "stand-in '%s'".formatted(standIn.name()), port));
        }
        for (var service : laptop.services()) {
            service.ports().stream()
                    .map(PublishedPort::laptop)
                    .forEach(port -> checkPort(problems, taken, "service '%s'".formatted(service.name()), port));
        }
    }

    private static void checkPort(Problems problems, Map<Integer, String> taken, String what, int port) {
        problems.requireBetween(
                LEAST_PORT, MOST_PORT, port, what + ": port of the laptop", "those below need an administrator");
        var other = taken.putIfAbsent(port, what);
        problems.require(
                other == null,
                "%s: port %d of the laptop is published by %s, too; give each its own",
                what,
                port,
                other);
    }
}
