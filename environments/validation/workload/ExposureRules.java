package dev.meridian.environments.validation.workload;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.ServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which requests from the internet reach which service: each becomes a rule of the load balancer. */
final class ExposureRules {
    /** "Condition types for listener rules"; wildcards are Meridian's to add. */
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9_\\-.$~\"'@:+&]+)+");

    /** A pattern has at most 128 characters, two of which are the wildcard behind the path. */
    private static final int LONGEST_PATH = 128 - "/*".length();

    private static final int LONGEST_HOST = 128;
    private static final int LONGEST_HEALTH_PATH = 1_024;
    private static final int MOST_PRIORITY = 50_000;

    /** "Quotas for your Application Load Balancers": rules, and target groups, two for each service's two colours. */
    private static final int MOST_RULES = 100;

    private static final int MOST_SERVICES = 100 / 2;

    /** "Quotas" of AWS Certificate Manager: 10 names, less the domain's own and the region's. */
    private static final int MOST_HOSTS = 10 - 2;

    private ExposureRules() {}

    /** An exposure and whose it is. */
    private record Exposed(String what, Exposure exposure) {
        String host() {
            return exposure.host().orElse("any host");
        }

        boolean hasPriority(int priority) {
            return exposure.priority() == priority;
        }

        boolean isSameAs(Exposed other) {
            return exposure.path().equals(other.exposure.path()) && host().equals(other.host());
        }

        /** Whether it is tried first and takes everything that is meant for the other. */
        boolean hides(Exposed other) {
            return exposure.priority() < other.exposure.priority()
                    && (exposure.host().isEmpty() || host().equals(other.host()))
                    && (exposure.path().equals("/") || (other.exposure.path() + "/").startsWith(exposure.path() + "/"));
        }

        @Override
        public String toString() {
            return "%s%s of %s".formatted(host().equals("any host") ? "any host, " : host(), exposure.path(), what);
        }
    }

    static void check(Problems problems, EnvironmentDefinition environment) {
        var exposed = new ArrayList<Exposed>();
        for (var namespace : environment.namespaces()) {
            for (var service : namespace.services()) {
                var what = "service '%s/%s'".formatted(namespace.name(), service.name());
                checkService(problems, what, environment.ingress(), service);
                service.exposures().forEach(exposure -> exposed.add(new Exposed(what, exposure)));
            }
        }
        problems.require(
                environment.ingress().isEmpty() || !exposed.isEmpty(),
                "ingress: a service must be exposed, got none; expose one or leave ingress out");
        checkTogether(problems, exposed);
        checkQuotas(problems, services(environment).toList(), exposed);
    }

    private static Stream<ServiceDefinition> services(EnvironmentDefinition environment) {
        return environment.namespaces().stream()
                .map(NamespaceDefinition::services)
                .flatMap(List::stream)
                .filter(service -> !service.exposures().isEmpty());
    }

    private static void checkService(
            Problems problems, String what, Optional<IngressDefinition> ingress, ServiceDefinition service) {
        if (service.exposures().isEmpty()) {
            return;
        }
        problems.require(
                ingress.isPresent(),
                "%s: exposures need an ingress, and there is none; define it or leave exposures out",
                what);
        problems.require(
                service.exposures().stream()
                                .map(exposure -> List.of(exposure.port(), exposure.healthPath(), exposure.tls()))
                                .distinct()
                                .count()
                        == 1,
                "%s: all exposures must have one port, healthPath and tls, for they share a target group, got %s",
                what,
                service.exposures().stream()
                        .map(exposure -> "%s %s %s".formatted(exposure.port(), exposure.healthPath(), exposure.tls()))
                        .distinct()
                        .toList());
        for (var exposure : service.exposures()) {
            checkExposure(problems, what + ": exposure '%s'".formatted(exposure.path()), service, exposure);
            ingress.ifPresent(entry -> exposure.host()
                    .ifPresent(host -> problems.require(
                            host.equals(entry.domain()) || host.endsWith("." + entry.domain()),
                            "%s: exposure '%s': host must be %s or end in .%s, got '%s'",
                            what,
                            exposure.path(),
                            entry.domain(),
                            entry.domain(),
                            host)));
        }
    }

    private static void checkExposure(Problems problems, String which, ServiceDefinition service, Exposure exposure) {
        exposure.host()
                .ifPresent(host -> problems.require(
                        Names.isHost(host) && host.length() <= LONGEST_HOST,
                        "%s: host must be a lower-case name of at most %d characters such as api.example.com, got '%s'",
                        which,
                        LONGEST_HOST,
                        host));
        problems.require(
                PATH.matcher(exposure.path()).matches() && exposure.path().length() <= LONGEST_PATH,
                "%s: path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its"
                        + " end, and have at most %d characters, got '%s'",
                which,
                LONGEST_PATH,
                exposure.path());
        problems.requireBetween(
                1, MOST_PRIORITY, exposure.priority(), which + ": priority", "the load balancer takes no other");
        problems.require(
                service.port(exposure.port()).isPresent(),
                "%s: port '%s' does not exist; name one of %s",
                which,
                exposure.port(),
                service.ports().stream().map(Port::name).toList());
        problems.require(
                exposure.healthPath().startsWith("/") && exposure.healthPath().length() <= LONGEST_HEALTH_PATH,
                "%s: healthPath must start with / and have at most %d characters, got '%s'",
                which,
                LONGEST_HEALTH_PATH,
                exposure.healthPath());
    }

    private static void checkTogether(Problems problems, List<Exposed> exposed) {
        for (var i = 0; i < exposed.size(); i++) {
            for (var other : exposed.subList(0, i)) {
                checkPair(problems, other, exposed.get(i));
            }
        }
    }

    private static void checkPair(Problems problems, Exposed one, Exposed other) {
        var priority = one.exposure().priority();
        problems.require(
                !other.hasPriority(priority),
                "exposure priority %d is that of %s and of %s; give each its own",
                priority,
                one,
                other);
        if (one.isSameAs(other)) {
            problems.add(
                    "exposure %s is taken by %s already; give one of them another host or path", other, one.what());
        } else if (one.hides(other)) {
            addHidden(problems, one, other);
        } else if (other.hides(one)) {
            addHidden(problems, other, one);
        }
    }

    private static void addHidden(Problems problems, Exposed first, Exposed hidden) {
        problems.add(
                "exposure %s is never reached, for %s is tried before it and takes its requests; priority %d must be"
                        + " below %d",
                hidden, first, hidden.exposure().priority(), first.exposure().priority());
    }

    private static void checkQuotas(Problems problems, List<ServiceDefinition> services, List<Exposed> exposed) {
        problems.requireDistinct(services, ServiceDefinition::name, "exposed service, over all namespaces,");
        problems.require(
                exposed.size() <= MOST_RULES,
                "exposures must be at most %d, for a load balancer has no more rules, got %d",
                MOST_RULES,
                exposed.size());
        problems.require(
                services.size() <= MOST_SERVICES,
                "exposed services must be at most %d, for each has two target groups, got %d",
                MOST_SERVICES,
                services.size());
        var hosts = exposed.stream()
                .map(Exposed::exposure)
                .map(Exposure::host)
                .flatMap(Optional::stream)
                .distinct()
                .count();
        problems.require(
                hosts <= MOST_HOSTS,
                "hosts of exposures must be at most %d, for a certificate has 10 names, got %d; tell services apart by"
                        + " path",
                MOST_HOSTS,
                hosts);
    }
}
