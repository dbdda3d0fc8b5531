package dev.meridian.constructs.backup.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    @Test
    void takes_the_shortest_stay_in_cold_storage() {
        var retention = new Retention.Archived(30, 120);

        assertThat(retention.coldAfterDays()).hasValue(30);
        assertThat(retention.keepDays()).isEqualTo(120);
    }

    @Test
    void never_turns_cold_unless_archived() {
        assertThat(new Retention.Warm(35).coldAfterDays()).isEmpty();
    }

    @Test
    void refuses_a_stay_in_cold_storage_under_ninety_days() {
        assertThatThrownBy(() -> new Retention.Archived(30, 119))
                .hasMessage(
                        "keepDays must be from warmDays + 90 = 120 to 36500, got 119; cold storage has a minimum stay");
    }

    @Test
    void refuses_cold_storage_on_the_first_day() {
        assertThatThrownBy(() -> new Retention.Archived(0, 365)).hasMessage("warmDays must be at least 1, got 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 36_501})
    void refuses_days_out_of_range(int days) {
        assertThatThrownBy(() -> new Retention.Warm(days)).hasMessage("keepDays must be from 1 to 36500, got %d", days);
    }
}
