package dev.meridian.app.compose.standin;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.file.HealthCheck;
import dev.meridian.app.compose.file.ServiceEntry;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Use;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * OpenSearch on one node without its security plugin. Its root file system stays writable: the image writes its settings
 * at the start.
 */
record SearchContainer(StandIn.Search definition) implements RunningStandIn {
    private static final int PORT = 9200;

    /** Twice the heap, as OpenSearch keeps as much again outside of it. */
    private static final Ceiling MOST = new Ceiling(2_000, 2_048);

    private static final String HEAP = "-Xms1g -Xmx1g";
    private static final String USER = "1000:1000";

    @Override
    public void addTo(ComposeFile file, Secrets secrets) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("discovery.type", "single-node");
        environment.put("DISABLE_INSTALL_DEMO_CONFIG", "true");
        environment.put("DISABLE_SECURITY_PLUGIN", "true");
        environment.put("DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI", "true");
        // Mapped files need a kernel setting (vm.max_map_count) that few laptops have.
        environment.put("node.store.allow_mmap", "false");
        environment.put("OPENSEARCH_JAVA_OPTS", HEAP);
        var volume = definition.volume().orElseThrow();
        file.addVolume(volume);
        file.add(
                definition.name(),
                ServiceEntry.of(file.containerName(definition.containerName()), definition.image())
                        .confined(USER)
                        .environment(environment)
                        .publish(definition.laptopPort(), PORT)
                        .keep(volume, "/usr/share/opensearch/data")
                        .healthCheck(new HealthCheck(
                                List.of(
                                        "curl",
                                        "--silent",
                                        "--fail",
                                        "http://127.0.0.1:%d/_cluster/health?wait_for_status=yellow&timeout=4s"
                                                .formatted(PORT)),
                                10,
                                5,
                                12,
                                60))
                        .network(file.network(), List.of())
                        .limit(MOST)
                        .keepsRunning());
    }

    @Override
    public List<String> endpoint(Use use) {
        return List.of("http://%s:%d".formatted(definition.name(), PORT));
    }
}
