package dev.meridian.environments.workload;

import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.ContainerBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Privileges;
import dev.meridian.environments.workload.container.Privileges.Exemption;
import dev.meridian.environments.workload.container.Privileges.Rule;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What runs in a pod of a service or job. */
record RandomContainer(Choice choice, SecretDefinition secret) {
    static Image image(Choice choice) {
        return choice.of(
                new Image(
                        "sample/" + choice.of("api", "web"),
                        "v%d.%d".formatted(choice.between(0, 9), choice.between(0, 9))),
                new Image("registry.example.com:5000/sample/web", "1.0_beta-2"),
                new Image("public.ecr.aws/sample/web", "sha256:" + "0123456789abcdef".repeat(4)));
    }

    static Resources resources(Choice choice) {
        var cpu = choice.between(1, 500);
        var memory = choice.between(1, 512);
        return Resources.request(cpu, memory)
                .limit(
                        choice.between(cpu, RandomNamespaces.CEILING.cpuMillis()),
                        choice.between(memory, RandomNamespaces.CEILING.memoryMiB()));
    }

    <B extends ContainerBuilder<B>> B fill(B builder, String name, List<Call.Service> others, boolean mayKeepDisks) {
        builder.uses(uses()).calls(calls(others)).volumes(volumes(mayKeepDisks)).privileges(privileges());
        if (choice.seldom()) {
            builder.command("/bin/start").arguments("--verbose", "--port=$(PORT)");
        }
        builder.environment("PORT", Integer.toString(choice.between(1_024, 65_535)));
        if (choice.often()) {
            builder.configuration(configuration(name));
        }
        if (choice.often()) {
            builder.environment("LOG_LEVEL", choice.of("debug", "info", ""))
                    .environment("ADDRESS", "http://localhost:$(PORT)/$$(literal)");
        }
        if (choice.often()) {
            var key = choice.of(List.copyOf(secret.keys().keySet()));
            builder.secret("LOGIN_PASSWORD", secret.name(), key)
                    .environment("LOGIN_URL", "https://user:$(LOGIN_PASSWORD)@login.example.com/");
        }
        return builder;
    }

    private Configuration configuration(String name) {
        var entries = Map.of("MODE", choice.of("fast", "careful", "with 'quotes', \"more\" and\nlines: - # {}"));
        var files = Map.of("settings.yaml", "a: 1\nb: [x, y]\n", ".hidden", "\ttab and ünïcödé\n");
        return choice.of(
                Configuration.of(name + "-config", entries),
                Configuration.file(name + "-config", "/etc/settings", "app.conf", "key = value\n"),
                new Configuration(name + "-config", entries, files, "/etc/settings"));
    }

    private Privileges privileges() {
        return choice.of(
                Privileges.of(choice.between(1, 65_535)),
                Privileges.of(Privileges.DEFAULT_USER),
                new Privileges(0, List.of(new Exemption(Rule.NOT_ROOT, "binds a port of its own"))),
                new Privileges(
                        1_000, List.of(new Exemption(Rule.READ_ONLY_ROOT_FILESYSTEM, "writes beside its program"))));
    }

    private Volume[] volumes(boolean mayKeepDisks) {
        var all = new ArrayList<Volume>();
        if (choice.often()) {
            all.add(new Volume.Temporary("temporary", "/tmp", choice.between(1, 1_024)));
        }
        if (choice.seldom()) {
            all.add(new Volume.Files(RandomEnvironment.FILES, "/srv/shared"));
        }
        if (mayKeepDisks) {
            all.add(new Volume.Disk("data", "/var/lib/data", choice.between(1, 100)));
        }
        return all.toArray(Volume[]::new);
    }

    private Use[] uses() {
        var all = List.of(
                Use.database(RandomEnvironment.DATABASE),
                Use.databaseReplica(RandomEnvironment.DATABASE),
                Use.cache(RandomEnvironment.CACHE),
                Use.objects(RandomEnvironment.OBJECTS),
                Use.objects(RandomEnvironment.OBJECTS).readOnly(),
                Use.search(RandomEnvironment.SEARCH),
                Use.mail(RandomEnvironment.MAIL),
                Use.publishOn(RandomEnvironment.TOPIC),
                Use.sendTo(RandomEnvironment.QUEUES.get(0)),
                Use.receiveFrom(RandomEnvironment.QUEUES.get(1)).as("LETTERS"));
        return choice.some(all, 4).stream()
                .collect(Collectors.toMap(Use::prefix, use -> use, (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Use::prefix))
                .toArray(Use[]::new);
    }

    private Call[] calls(List<Call.Service> others) {
        var all = new ArrayList<Call>();
        for (var call : choice.some(others, 3)) {
            all.add(choice.often() ? call.as("CALL%d".formatted(all.size())) : call);
        }
        if (choice.seldom()) {
            all.add(Call.outside("api.example.org", choice.of(443, 8_443)).as("PARTNER"));
        }
        return all.toArray(Call[]::new);
    }
}
