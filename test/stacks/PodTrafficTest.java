package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom pods reach besides those that their definition names. */
class PodTrafficTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource({
        "taskflow-production-us-west-2, production-notification-service, 10.48.0.0/13",
        "taskflow-production-us-east-1, production-user-service, 10.48.0.0/13",
        "tapwork-production-us-east-1, tapwork-tapwork-api, 10.24.0.0/13"
    })
    void the_way_to_aws_leads_neither_to_the_networks_nor_to_services_of_the_cluster_such_as_its_api(
            String region, String service, String networks) throws IOException {
        var file = Assembly.folder().resolve(Path.of("kubernetes", region, "workloads", service + ".yaml"));
        var excepted = new ArrayList<String>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            documents.forEachRemaining(
                    object -> object.path("spec").path("egress").forEach(rule -> StreamSupport.stream(
                                    rule.path("to").spliterator(), false)
                            .map(peer -> peer.path("ipBlock"))
                            .filter(block -> block.path("cidr").asText().equals("0.0.0.0/0"))
                            .forEach(block -> block.path("except").forEach(except -> excepted.add(except.asText())))));
        }

        assertThat(excepted).containsExactly(networks, "172.20.0.0/16", "169.254.169.254/32");
    }
}
