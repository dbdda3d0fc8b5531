package dev.meridian.app.compose;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Reads a Compose file by the Compose Specification's names and types of those keys that Meridian writes, and no others. */
final class ComposeReader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ComposeReader() {}

    static Project read(String text) {
        try {
            return YAML.readValue(text, Project.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Project(
            String name, Map<String, Service> services, Map<String, Volume> volumes, Map<String, Network> networks) {}

    record Volume() {}

    record Network(String name, String driver) {}

    record Service(
            String image,
            Build build,
            @JsonProperty("container_name") String containerName,
            List<String> profiles,
            Boolean init,
            String user,
            @JsonProperty("read_only") Boolean readOnly,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("cap_add") List<String> capAdd,
            @JsonProperty("security_opt") List<String> securityOpt,
            List<String> entrypoint,
            List<String> command,
            Map<String, String> environment,
            List<String> ports,
            List<Mounted> volumes,
            @JsonProperty("depends_on") Map<String, Needed> dependsOn,
            Health healthcheck,
            JsonNode networks,
            @JsonProperty("network_mode") String networkMode,
            Deploy deploy,
            String restart,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            Logging logging,
            Develop develop) {}

    record Build(String context, String dockerfile, Map<String, String> args) {}

    record Needed(String condition, Boolean required) {}

    record Health(
            List<String> test,
            String interval,
            String timeout,
            Integer retries,
            @JsonProperty("start_period") String startPeriod) {}

    record Mounted(
            String type,
            String source,
            String target,
            @JsonProperty("read_only") Boolean readOnly,
            Bind bind,
            Tmpfs tmpfs) {}

    record Bind(@JsonProperty("create_host_path") Boolean createHostPath) {}

    record Tmpfs(String size) {}

    record Deploy(Resources resources) {}

    record Resources(Limits limits) {}

    record Limits(String cpus, String memory) {}

    record Logging(String driver, Map<String, String> options) {}

    record Develop(List<Watched> watch) {}

    record Watched(String action, String path) {}
}
