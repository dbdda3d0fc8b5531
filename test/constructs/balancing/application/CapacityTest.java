package dev.meridian.constructs.balancing.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 100", "3000, 1, 100", "3001, 2, 100", "10000, 4, 100", "300000, 100, 100", "300001, 101, 101"})
    void capacity_is_counted_in_units_of_three_thousand_connections(int connections, int needed, int reserved) {
        var capacity = new Capacity.Reserved(connections);

        assertThat(capacity.neededUnits()).isEqualTo(needed);
        assertThat(capacity.reservedUnits()).isEqualTo(reserved);
    }

    @Test
    void refuses_capacity_beyond_what_one_load_balancer_may_reserve() {
        refuses(() -> new Capacity.Reserved(45_000_001), "concurrentConnections must be 1 to 45000000, got 45000001");
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
