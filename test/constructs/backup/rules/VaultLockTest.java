package dev.meridian.constructs.backup.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultLockTest {
    @ParameterizedTest
    @CsvSource({"0, 10", "10, 9", "1, 36501"})
    void refuses_bounds_that_aws_refuses(int minDays, int maxDays) {
        var message = "the lock must keep recovery points from 1 to 36500 days, shortest first, got %d to %d";

        assertThatThrownBy(() -> new VaultLock.Governance(minDays, maxDays)).hasMessage(message, minDays, maxDays);
        assertThatThrownBy(() -> new VaultLock.Compliance(minDays, maxDays, 3)).hasMessage(message, minDays, maxDays);
    }

    @Test
    void refuses_a_final_lock_with_less_than_three_days_to_think() {
        assertThatThrownBy(() -> new VaultLock.Compliance(7, 30, 2))
                .hasMessage("coolingOffDays must be from 3 to 36500, got 2; the lock is final afterwards");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 31})
    void refuses_a_retention_outside_of_either_lock(int days) {
        var message = "rule 'daily' keeps recovery points for %d days, but its vault is locked to 7 to 30"
                + " days and would fail every job";
        var retention = new Retention.Warm(days);

        assertThatThrownBy(() -> new VaultLock.Governance(7, 30).require("rule 'daily'", retention))
                .hasMessage(message, days);
        assertThatThrownBy(() -> new VaultLock.Compliance(7, 30, 3).require("rule 'daily'", retention))
                .hasMessage(message, days);
    }

    @Test
    void takes_the_bounds_themselves_and_without_a_lock_everything() {
        assertThatCode(() -> {
                    new VaultLock.Governance(7, 30).require("rule", new Retention.Warm(7));
                    new VaultLock.Compliance(7, 30, 3).require("rule", new Retention.Warm(30));
                    new VaultLock.None().require("rule", new Retention.Warm(1));
                })
                .doesNotThrowAnyException();
    }
}
