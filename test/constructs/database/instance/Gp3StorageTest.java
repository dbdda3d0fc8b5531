package dev.meridian.constructs.database.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.database.instance.Gp3Storage.Performance.Provisioned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gp3StorageTest {
    @Test
    void growth_starts_at_a_tenth_more() {
        assertThat(Gp3Storage.growing(500, 550).grows()).isTrue();
        assertThatThrownBy(() -> Gp3Storage.growing(500, 549))
                .hasMessage("maximumGiB must be at least 10 % above allocatedGiB (500), got 549; use 550 or more");
    }

    @Test
    void equal_sizes_do_not_grow() {
        assertThat(Gp3Storage.fixed(20).grows()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"19", "65537"})
    void refuses_sizes_rds_does_not_have(int size) {
        assertThatThrownBy(() -> Gp3Storage.fixed(size)).hasMessage("allocatedGiB must be 20 to 65536, got %d", size);
    }

    @Test
    void performance_is_provisioned_from_400_gib_on() {
        var fast = new Provisioned(16_000, 1_000);

        assertThat(new Gp3Storage(400, 400, fast).performance()).isEqualTo(fast);
        assertThatThrownBy(() -> new Gp3Storage(399, 399, fast))
                .hasMessage("gp3 below 400 GiB has a fixed baseline, got provisioned performance for 399 GiB; use"
                        + " Baseline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11999 | 500  | iops must be 12000 to 64000, got 11999",
                "12000 | 499  | throughputMiBps must be 500 to 4000, got 499",
                "12000 | 3001 | throughputMiBps must be at most a quarter of iops (12000), got 3001; raise iops to 12004",
            })
    void refuses_performance_gp3_does_not_reach(int iops, int throughput, String message) {
        assertThatThrownBy(() -> new Provisioned(iops, throughput)).hasMessage(message);
    }
}
