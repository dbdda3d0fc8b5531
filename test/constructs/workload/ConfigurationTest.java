package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Configuration.Entries;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.configuration.Variable.Text;
import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Resources;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String HASH = "meridian.dev/configuration-hash";
    private static final Configuration CONFIG = new Entries("config", Map.of("HOST", "db", "PORT", "5432"));

    @Test
    void a_chain_of_references_is_written_from_its_end() {
        var environment = Map.<String, Variable>of(
                "A", new Text("$(B)/a"), "B", new Text("$(C)/b"), "C", new Text("$(HOST)"), "Z", new Text("plain"));

        assertThat(builder()
                        .environment(environment)
                        .build()
                        .orderedEnvironment()
                        .env())
                .extracting(EnvVar::getName)
                .containsExactly("HOST", "C", "B", "A", "Z");
    }

    @Test
    void a_doubled_dollar_and_a_shells_command_are_no_references() {
        var environment = Map.<String, Variable>of("A", new Text("$$(NOT) $(date +%s) ${X} $$$(HOST)"));

        assertThat(builder()
                        .environment(environment)
                        .build()
                        .orderedEnvironment()
                        .env())
                .extracting(EnvVar::getName)
                .containsExactly("HOST", "A");
    }

    @Test
    void a_command_may_refer_to_any_entry_without_listing_it() {
        var props = builder().command(List.of("serve", "--port=$(PORT)")).build();

        assertThat(props.orderedEnvironment().env()).isEmpty();
    }

    @Test
    void a_variable_of_its_own_counts_rather_than_an_entry() {
        var environment = Map.<String, Variable>of("HOST", new Text("mine"), "URL", new Text("$(HOST)"));

        assertThat(builder()
                        .environment(environment)
                        .build()
                        .orderedEnvironment()
                        .env())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactly(tuple("HOST", "mine"), tuple("URL", "$(HOST)"));
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        var props = builder().environment(Map.of("URL", new Text("$(DB_USER)@$(HOST)")));

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("URL refers to $(DB_USER), which is neither a variable nor an entry; define it, or write"
                        + " $$(DB_USER) for the text itself");
    }

    @Test
    void so_is_one_in_a_command() {
        var props = builder().arguments(List.of("--user=$(USER)"));

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the command refers to $(USER)");
    }

    @Test
    void so_is_a_circle() {
        var props = builder().environment(Map.of("A", new Text("$(B)"), "B", new Text("$(A)")));

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("environment variables must not refer to each other in a circle, got [A, B]; break it");
    }

    @ParameterizedTest
    @CsvSource({"HOST, other", "PORT, 5433", "NEW, 1"})
    void the_hash_follows_every_change_of_what_is_known(String key, String value) {
        var changed = new HashMap<>(CONFIG.content());
        changed.put(key, value);

        assertThat(ConfigMaps.annotations(List.of(new Entries("config", changed))))
                .doesNotContainEntry(
                        HASH, ConfigMaps.annotations(List.of(CONFIG)).get(HASH));
    }

    @Test
    void the_hash_does_not_follow_the_number_of_a_token_but_its_value_is_carried() {
        var first = ConfigMaps.annotations(List.of(new Entries("config", Map.of("URL", "tcp://${Token[TOKEN.1]}:1"))));
        var second = ConfigMaps.annotations(List.of(new Entries("config", Map.of("URL", "tcp://${Token[TOKEN.2]}:1"))));

        assertThat(second.get(HASH)).isEqualTo(first.get(HASH));
        assertThat(first).containsEntry("configuration.meridian.dev/URL", "${Token[TOKEN.1]}");
        assertThat(ConfigMaps.annotations(List.of(new Entries("config", Map.of("URL", "tcp://${Token[TOKEN.1]}:2")))))
                .doesNotContainEntry(HASH, first.get(HASH));
    }

    private static ContainerProps.Builder builder() {
        return ContainerProps.builder(new Image("team/api", "1.0"), Resources.of(100, 128, 100, 128))
                .configurations(List.of(CONFIG));
    }
}
