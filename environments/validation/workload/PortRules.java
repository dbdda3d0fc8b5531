package dev.meridian.environments.validation.workload;

import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.ServiceDefinition;
import java.util.regex.Pattern;

/** Where a service listens. */
final class PortRules {
    /** RFC 6335, section 5.1. */
    private static final Pattern NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");

    private static final int MOST = 65_535;
    private static final int LEAST_WITHOUT_ROOT = 1_024;

    private PortRules() {}

    static void check(Problems problems, String what, ServiceDefinition service) {
        problems.requireDistinct(service.ports(), Port::name, what + ": port");
        problems.requireDistinct(
                service.ports(), port -> Integer.toString(port.container()), what + ": port of the container");
        problems.requireDistinct(
                service.ports(), port -> Integer.toString(port.service()), what + ": port of the service");
        var user = service.container().privileges().user();
        for (var port : service.ports()) {
            var which = "%s: port '%s'".formatted(what, port.name());
            problems.require(
                    NAME.matcher(port.name()).matches(),
                    "%s: port name must be 1 to 15 lower-case letters, digits and single hyphens, with a letter, got"
                            + " '%s'",
                    what,
                    port.name());
            problems.requireBetween(1, MOST, port.container(), which + ": container", "TCP has no other");
            problems.requireBetween(1, MOST, port.service(), which + ": service", "TCP has no other");
            problems.require(
                    user == 0 || port.container() < 1 || port.container() >= LEAST_WITHOUT_ROOT,
                    "%s: container must be at least %d for a process that is not root, got %d; let it listen above and"
                            + " map the port of the service",
                    which,
                    LEAST_WITHOUT_ROOT,
                    port.container());
        }
    }
}
