package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.Dependency;
import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.Health.Asker;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Moto in place of S3, SQS and SNS, and a container that makes buckets, queues and topics in it and ends. Moto forgets them
 * when it stops, so that one runs at every start.
 *
 * @param naming what a thing of the environment is called there
 */
record AwsContainers(StandIn.Aws definition, UnaryOperator<String> naming) implements RunningStandIn {
    private static final int PORT = 4566;

    /** The account that Moto passes itself off as. */
    private static final String ACCOUNT = "123456789012";

    private static final Ceiling MOST = new Ceiling(1_000, 512);
    private static final String USER = "10001:10001";

    /** Moto takes any; without one, clients would look for a developer's own. */
    private static final String ANY = "local";

    @Override
    public void addTo(ComposeFile file, Secrets secrets) {
        file.add(
                definition.name(),
                ServiceEntry.of(file.containerName(definition.containerName()), definition.image())
                        .confined(USER)
                        .readOnlyRoot()
                        .environment(Map.of("MOTO_PORT", "" + PORT))
                        .publish(definition.laptopPort(), PORT)
                        .scratch("/tmp", 256)
                        .healthCheck(new HealthCheck(Asker.PYTHON.http(PORT, "/moto-api/data.json"), 5, 5, 5, 10))
                        .network(file.network(), bucketHosts())
                        .limit(MOST)
                        .keepsRunning());
        file.add(
                definition.preparation(),
                ServiceEntry.of(file.containerName(definition.preparation()), definition.image())
                        .confined(USER)
                        .readOnlyRoot()
                        .entrypoint(List.of("python", "-c"))
                        .command(List.of(new AwsPreparation(definition, naming).script()))
                        .environment(clientSettings())
                        .scratch("/tmp", 16)
                        .dependsOn(Map.of(definition.name(), Dependency.on(Dependency.Condition.HEALTHY)))
                        .network(file.network(), List.of())
                        .limit(MOST)
                        .runsOnce());
    }

    @Override
    public List<String> endpoint(Use use) {
        var name = naming.apply(use.name());
        if (use.kind() == Use.Kind.OBJECTS) {
            return List.of(name);
        }
        return use.kind() == Use.Kind.QUEUE
                ? List.of("http://%s:%d/%s/%s".formatted(definition.name(), PORT, ACCOUNT, name + queueSuffix(use)))
                : List.of("arn:aws:sns:%s:%s:%s".formatted(definition.region(), ACCOUNT, name + topicSuffix(use)));
    }

    @Override
    public Map<String, String> clientSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("AWS_ENDPOINT_URL", "http://%s:%d".formatted(definition.name(), PORT));
        settings.put("AWS_REGION", definition.region().code());
        settings.put("AWS_DEFAULT_REGION", definition.region().code());
        settings.put("AWS_ACCESS_KEY_ID", ANY);
        settings.put("AWS_SECRET_ACCESS_KEY", ANY);
        return settings;
    }

    @Override
    public Map<String, Dependency> readiness() {
        return Map.of(definition.preparation(), Dependency.on(Dependency.Condition.DONE));
    }

    /** Clients put the bucket's name before the host's. */
    private List<String> bucketHosts() {
        return definition.objectStores().stream()
                .map(store -> "%s.%s".formatted(naming.apply(store), definition.name()))
                .toList();
    }

    private String queueSuffix(Use use) {
        return suffix(definition.queues().stream()
                .anyMatch(queue -> queue.name().equals(use.name()) && queue.order() == Order.FIFO));
    }

    private String topicSuffix(Use use) {
        return suffix(definition.topics().stream()
                .anyMatch(topic -> topic.name().equals(use.name()) && topic.order() == Order.FIFO));
    }

    private static String suffix(boolean inOrder) {
        return inOrder ? AwsPreparation.IN_ORDER : "";
    }
}
