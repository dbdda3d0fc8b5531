package dev.meridian.constructs.database.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsTest {
    @Test
    void replicas_are_dealt_to_zones_in_turn() {
        assertThat(ReadReplica.spread(3, List.of("us-east-1a", "us-east-1b")))
                .containsExactly(
                        new ReadReplica(1, "us-east-1a"),
                        new ReadReplica(2, "us-east-1b"),
                        new ReadReplica(3, "us-east-1a"));
        assertThatThrownBy(() -> ReadReplica.spread(16, List.of("us-east-1a")))
                .hasMessage("replica number must be 1 to 15, got 16");
    }

    @Test
    void refuses_a_lag_that_an_idle_source_reports() {
        assertThatThrownBy(() -> new ReadRouting.WhileFresh(5)).hasMessage("maximumLagMinutes must be 6 to 60, got 5");
    }

    @Test
    void refuses_two_replicas_with_one_number() {
        var twins = List.of(new ReadReplica(1, "us-east-1a"), new ReadReplica(1, "us-east-1b"));

        assertThatThrownBy(() -> Reads.FromReplicas.fresh(twins, "database.internal"))
                .hasMessage("replicas must have different numbers, got [1, 1]");
    }
}
