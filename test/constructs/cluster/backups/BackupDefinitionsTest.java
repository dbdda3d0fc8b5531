package dev.meridian.constructs.cluster.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.storage.names.BucketName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupDefinitionsTest {
    private static final List<String> PRODUCTION = List.of("production");

    @ParameterizedTest
    @ValueSource(strings = {"0 2 * * *", "*/15 0-6,20 1 JAN-MAR MON"})
    void takes_a_cron_expression_of_five_fields(String cron) {
        assertThat(new BackupSchedule("daily", cron, 72, PRODUCTION).cron()).isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 2 * *", "0 2 * * * *", "@daily", "0 2 * * ?"})
    void refuses_any_other_cron_expression(String cron) {
        assertThatThrownBy(() -> new BackupSchedule("daily", cron, 72, PRODUCTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cron must have five fields, such as '0 2 * * *' for every day at 02:00 UTC, got '%s'"
                        .formatted(cron));
    }

    @Test
    void refuses_a_name_that_a_backup_could_not_have() {
        assertThatThrownBy(() -> new BackupSchedule("Daily", "0 2 * * *", 72, PRODUCTION))
                .hasMessage("a backup schedule's name must be 1 to 40 lower-case letters, digits and inner hyphens, got"
                        + " 'Daily'");
    }

    @Test
    void refuses_backups_that_are_gone_at_once_or_of_nothing() {
        assertThatThrownBy(() -> new BackupSchedule("daily", "0 2 * * *", 0, PRODUCTION))
                .hasMessage("keepHours must be at least 1, got 0");
        assertThatThrownBy(() -> new BackupSchedule("daily", "0 2 * * *", 72, List.of()))
                .hasMessage("backup schedule 'daily' needs at least one namespace, got none");
        assertThatThrownBy(() -> new BackupSchedule("daily", "0 2 * * *", 72, List.of("*")))
                .hasMessage("backup schedule 'daily' needs namespaces by name, got '*'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/atlas", "atlas/", "atlas*"})
    void refuses_a_prefix_that_would_reach_further(String prefix) {
        var bucket = new BucketName("taskflow-backups");
        assertThatThrownBy(() -> new BackupStore(bucket, prefix, "arn:aws:kms:us-east-1:111111111111:key/a"))
                .hasMessage(
                        "the prefix of backups must be lower-case letters, digits, hyphens and inner slashes, such as"
                                + " atlas-production, got '%s'".formatted(prefix));
    }
}
