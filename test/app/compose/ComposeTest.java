package dev.meridian.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.environments.Systems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeTest {
    @Test
    void finds_a_system_by_its_name() {
        assertThat(Compose.find(Systems.all(), "tapwork").name()).isEqualTo("tapwork");
    }

    @Test
    void refuses_a_name_that_no_system_has() {
        assertThatThrownBy(() -> Compose.find(Systems.all(), "tapwerk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SYSTEM must be one that has a ComposeDefinition, atlas, tapwork, taskflow, got 'tapwerk'");
    }

    @Test
    void says_what_it_wrote_and_how_to_start_it() {
        var laptop = new Laptop(Map.of("compose.yaml", ""), List.of("a calls b but does not wait for it."));

        assertThat(Compose.told(Path.of("there"), laptop)).isEqualTo("""
                wrote to there:
                  compose.yaml
                note: a calls b but does not wait for it.
                in a checkout of the system's project with these files laid over it:
                  cp .env.example .env    # and give each variable a value
                  docker compose up --build --detach
                """);
    }
}
