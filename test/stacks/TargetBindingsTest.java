package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How target groups learn of their pods. */
class TargetBindingsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource({
        "tapwork-production-us-east-1, Blue, tapwork-api-blue, tapwork-api-service-blue",
        "tapwork-production-us-east-1, Green, tapwork-api-green, tapwork-api-service-green",
        "tapwork-staging-us-east-1, Blue, tapwork-api-blue, tapwork-api-service"
    })
    void a_group_keeps_its_binding_however_the_service_is_rolled_out(
            String region, String colour, String binding, String service) throws IOException {
        var object = manifest(
                region, "tapwork-tapwork-api-target-group-binding-tapwork-api-" + colour.toLowerCase(Locale.ROOT));

        assertThat(object.at("/metadata/name").asText()).isEqualTo(binding);
        assertThat(object.at("/spec/serviceRef/name").asText()).isEqualTo(service);
        assertThat(object.at("/spec/targetGroupARN").asText()).contains("EntryTapworkApi" + colour);
    }

    private static JsonNode manifest(String region, String name) throws IOException {
        return YAML.readTree(Assembly.folder()
                .resolve("kubernetes")
                .resolve(region)
                .resolve("workloads")
                .resolve(name + ".yaml")
                .toFile());
    }
}
