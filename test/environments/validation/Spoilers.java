package dev.meridian.environments.validation;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.data.SearchDefinition.Topology;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import dev.meridian.environments.workload.DatabaseLogin;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.Port;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.Probes;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Variable;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import dev.meridian.support.Changed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways to make a right environment wrong, for whatever services it has. */
final class Spoilers {
    private Spoilers() {}

    static List<Spoiler> all() {
        return Stream.of(ofContainers(), ofReferences(), ofServices(), ofNamespaces(), ofEnvironments())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Spoiler> ofContainers() {
        return List.of(
                Spoiler.container("image repository", "image", new Image("Sample/Web", "v1")),
                Spoiler.container("image tag", "image", new Image("sample/web", "")),
                Spoiler.container("image digest", "image", new Image("sample/web", "sha256:12")),
                Spoiler.container("requestCpuMillis", "resources", new Resources(0, 128, 100, 128)),
                Spoiler.container("limitMemoryMiB", "resources", new Resources(10, 128, 100, 64)),
                Spoiler.container("limitCpuMillis", "resources", new Resources(10, 128, 1_000_000, 128)),
                Spoiler.container("user", "privileges", Privileges.of(0)),
                Spoiler.container("mountPath", "volumes", List.of(new Volume.Temporary("temporary", "tmp", 64))),
                Spoiler.container("sizeMiB", "volumes", List.of(new Volume.Temporary("temporary", "/tmp", 0))),
                Spoiler.container("volume name", "volumes", List.of(new Volume.Temporary("Tmp", "/tmp", 64))),
                configuration("configuration name", Configuration.of("Settings", Map.of())),
                configuration("configuration entry", Configuration.of("settings", Map.of("a-b", "c"))),
                configuration("configuration file name", Configuration.file("settings", "/etc/a", "a b", "c")),
                configuration("filesPath", Configuration.file("settings", "etc", "a", "b")),
                variable("API_TOKEN", "API_TOKEN", new Variable.Text("hunter2")),
                variable("variable must", "1ST", new Variable.Text("")));
    }

    private static Spoiler configuration(String field, Configuration configuration) {
        return Spoiler.container(field, "configuration", Optional.of(configuration));
    }

    private static Spoiler variable(String field, String name, Variable value) {
        return Spoiler.container(field, "environment", Map.of(name, value));
    }

    /** What names something that is not there. */
    private static List<Spoiler> ofReferences() {
        return List.of(
                variable("secret 'nobody'", "LOGIN", new Variable.FromSecret("nobody", "password")),
                variable("must name a secret", "LOGIN", new Variable.FromSecret("Hunter2!", "password")),
                variable("'NOBODY'", "ADDRESS", new Variable.Text("http://$(NOBODY)/")),
                Spoiler.container("file store 'nobody'", "volumes", List.of(new Volume.Files("nobody", "/files"))),
                uses("database 'nobody'", Use.database("nobody")),
                uses("queue 'nobody'", Use.receiveFrom("nobody")),
                uses("rights", Use.mail("notices").readOnly()),
                Spoiler.container("namespace 'nobody'", "calls", List.of(Call.to("nobody", "api", "http"))),
                Spoiler.container("port of called host", "calls", List.of(Call.outside("example.com", 0))),
                Spoiler.container("host 'Example'", "calls", List.of(Call.outside("Example", 443))));
    }

    private static Spoiler uses(String field, Use use) {
        return Spoiler.container(field, "uses", List.of(use));
    }

    private static List<Spoiler> ofServices() {
        return List.of(
                Spoiler.service("service name", it -> Changed.in(it, "name", "Bad_Name")),
                Spoiler.service("serviceName", it -> Changed.in(it, "serviceName", "bad_name")),
                Spoiler.service("gracePeriodSeconds", it -> Changed.in(it, "gracePeriodSeconds", 0)),
                Spoiler.service("port name", it -> Changed.in(it, "ports", List.of(new Port("HTTP", 8_080, 80)))),
                Spoiler.service("container", it -> Changed.in(it, "ports", List.of(new Port("http", 70_000, 80)))),
                probes("readiness probe: port 'nobody'", Probe.tcp("nobody")),
                probes("readiness probe: periodSeconds", Probe.command("check").every(0, 0)),
                probes("readiness probe: timeoutSeconds", Probe.command("check").patience(0, 3)),
                Spoiler.service("replicas", it -> Changed.in(it, "scaling", Scaling.fixed(0))),
                Spoiler.service(
                        "scaling bounds are reversed",
                        it -> Changed.in(it, "scaling", Scaling.horizontal(9, 3, 70, 80))),
                Spoiler.service(
                        "percent of metric 'CPU'", it -> Changed.in(it, "scaling", Scaling.horizontal(2, 3, 0, 80))),
                Spoiler.service(
                        "verticalScaling: bounds are reversed",
                        it -> Changed.in(
                                it,
                                "verticalScaling",
                                Optional.of(new VerticalScaling(VerticalScaling.Mode.OFF, 200, 64, 100, 128)))),
                rollOut("surge and unavailable", new RollOut.Rolling(0, 0)),
                rollOut("unavailable", new RollOut.Rolling(1, 99)),
                rollOut("percent", new RollOut.Canary(new Image("sample/web", "v2"), 101)),
                Spoiler.service(
                        "placement: no node has label 'disk'",
                        it -> Changed.in(
                                it,
                                "placement",
                                new Placement(
                                        Placement.Spread.REQUIRED,
                                        Placement.Purchase.ANY,
                                        Map.of("disk", "fast"),
                                        List.of()))),
                exposure("path", Exposure.anyHost("/api/*", 1, "http", "/health")),
                exposure("priority", Exposure.anyHost("/unlike-any", 0, "http", "/health")),
                exposure("healthPath", Exposure.anyHost("/unlike-any", 1, "http", "health")),
                exposure("host", Exposure.of("www.example.org", "/unlike-any", 1, "http", "/health")));
    }

    private static Spoiler probes(String field, Probe readiness) {
        return Spoiler.service(
                field,
                it -> Changed.in(it, "probes", new Probes(Optional.empty(), Optional.of(readiness), Optional.empty())));
    }

    private static Spoiler rollOut(String field, RollOut rollOut) {
        return Spoiler.service("rollOut: " + field, it -> Changed.in(it, "rollOut", rollOut));
    }

    private static Spoiler exposure(String field, Exposure exposure) {
        return Spoiler.service(
                "exposure '%s': %s".formatted(exposure.path(), field),
                it -> Changed.in(it, "exposures", List.of(exposure)));
    }

    private static List<Spoiler> ofNamespaces() {
        return List.of(
                Spoiler.namespace("namespace 'kube-system'", it -> Changed.in(it, "name", "kube-system")),
                Spoiler.namespace("quota requestCpuMillis", it -> Changed.in(it, "quota", new Quota(0, 1, 1))),
                Spoiler.namespace("quota of 1m CPU", it -> Changed.in(it, "quota", new Quota(1, 1, 1))),
                Spoiler.namespace("ceiling cpuMillis", it -> Changed.in(it, "ceiling", new Ceiling(0, 1))),
                Spoiler.namespace("label", it -> Changed.in(it, "labels", Map.of("a b", ""))),
                Spoiler.namespace("length", it -> Changed.in(it, "secrets", List.of(secret(new Source.Generated(3))))),
                Spoiler.namespace(
                        "database 'nobody'",
                        it -> Changed.in(it, "secrets", List.of(secret(new Source.DatabaseUrl("nobody"))))),
                Spoiler.namespace(
                        "user must",
                        it -> Changed.in(
                                it, "logins", List.of(new DatabaseLogin("main", "Team-1", "login", "password")))),
                job("schedule", "schedule", Optional.of("daily")),
                job("retries", "retries", 99),
                job("deadlineSeconds", "deadlineSeconds", 0));
    }

    private static SecretDefinition secret(Source source) {
        return SecretDefinition.of("login", "password", source);
    }

    private static Spoiler job(String field, String component, Object value) {
        return Spoiler.namespace(
                field,
                it -> Changed.in(
                        it, "jobs", List.of(Changed.in(job(it.services().get(0).container()), component, value))));
    }

    private static JobDefinition job(ContainerDefinition container) {
        return new JobDefinition("tidy", container, Optional.empty(), 3, 60);
    }

    private static List<Spoiler> ofEnvironments() {
        return List.of(
                Spoiler.environment("namespaces", it -> Changed.in(it, "cluster", Optional.empty())),
                Spoiler.environment("exposures", it -> Changed.in(it, "ingress", Optional.empty())),
                Spoiler.environment(
                        "visibilitySeconds",
                        it -> Changed.in(
                                it, "queues", List.of(new QueueDefinition("jobs", Order.STANDARD, 50_000, 4, 5)))),
                Spoiler.environment(
                        "queue 'nobody'",
                        it -> Changed.in(
                                it, "topics", List.of(new TopicDefinition("news", Order.FIFO, List.of("nobody"))))),
                Spoiler.environment(
                        "storageGiB",
                        it -> Changed.in(
                                it,
                                "searchDomains",
                                List.of(new SearchDefinition(
                                        "index",
                                        new InstanceType("m7g.large.search"),
                                        Topology.THREE_ZONES_WITH_STANDBY,
                                        1,
                                        List.of("things"))))),
                Spoiler.environment(
                        "domain must",
                        it -> Changed.in(
                                it, "mailDomains", List.of(new MailDefinition("notices", "Example", "Z0SAMPLE")))),
                Spoiler.environment(
                        "email", it -> Changed.in(it, "alerts", Optional.of(new AlertDefinition(List.of("nobody"))))),
                Spoiler.environment(
                        "retentionHours",
                        it -> Changed.in(
                                it,
                                "clusterBackup",
                                Optional.of(new ClusterBackupDefinition("0 2 * * *", 0, List.of())))));
    }
}
