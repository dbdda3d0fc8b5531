package dev.meridian.constructs.backup.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.backup.RecoveryVault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionRuleTest {
    private static final Schedule DAILY = Schedule.utc("cron(0 5 ? * * *)");
    private static final String FAR = RecoveryVault.arnOf("111111111111", "eu-west-1", "far");

    @Test
    void makes_snapshots_within_an_hour_by_default() {
        var rule =
                ProtectionRule.builder("daily", DAILY, new Retention.Warm(30)).build();

        assertThat(rule.mode()).isEqualTo(ProtectionRule.Mode.SNAPSHOT);
        assertThat(rule.startWindowMinutes()).isEqualTo(60);
        assertThat(rule.completionWindowMinutes()).isEqualTo(480);
        assertThat(rule.copies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a23456789012345678901234567890123456789012345678901"})
    void refuses_a_name_that_aws_refuses(String name) {
        var builder = ProtectionRule.builder(name, DAILY, new Retention.Warm(30));

        assertThatThrownBy(builder::build)
                .hasMessage("name must have 1 to 50 letters, digits, hyphens, underscores or dots, got '%s'", name);
    }

    @Test
    void refuses_a_start_window_under_an_hour() {
        var builder =
                ProtectionRule.builder("daily", DAILY, new Retention.Warm(30)).startWindowMinutes(59);

        assertThatThrownBy(builder::build).hasMessage("startWindowMinutes of rule 'daily' must be at least 60, got 59");
    }

    @Test
    void refuses_to_end_jobs_before_they_had_an_hour() {
        var builder = ProtectionRule.builder("daily", DAILY, new Retention.Warm(30))
                .startWindowMinutes(120)
                .completionWindowMinutes(179);

        assertThatThrownBy(builder::build)
                .hasMessage("completionWindowMinutes of rule 'daily' must be at least startWindowMinutes"
                        + " + 60 = 180, got 179");
    }

    @Test
    void refuses_to_archive_continuous_backups() {
        var builder = ProtectionRule.builder("wal", DAILY, new Retention.Archived(1, 91))
                .mode(ProtectionRule.Mode.CONTINUOUS);

        assertThatThrownBy(builder::build)
                .hasMessage("rule 'wal' is continuous and cannot move to cold storage; archive with a snapshot rule");
    }

    @Test
    void refuses_continuous_backups_of_more_than_35_days() {
        var builder =
                ProtectionRule.builder("wal", DAILY, new Retention.Warm(36)).mode(ProtectionRule.Mode.CONTINUOUS);

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "rule 'wal' is continuous and must keep at most 35 days, got 36; keep snapshots for longer");
    }

    @Test
    void refuses_two_copies_into_one_vault() {
        var copy = new VaultCopy(FAR, new Retention.Warm(30), new VaultLock.None());
        var longer = new VaultCopy(FAR, new Retention.Warm(90), new VaultLock.None());
        var builder =
                ProtectionRule.builder("daily", DAILY, new Retention.Warm(30)).copies(List.of(copy, longer));

        assertThatThrownBy(builder::build)
                .hasMessage("rule 'daily' copies into %s twice; keep one copy per vault", FAR);
    }

    @Test
    void refuses_a_copy_that_the_far_vault_would_refuse() {
        assertThatThrownBy(() -> new VaultCopy(FAR, new Retention.Warm(3), new VaultLock.Governance(7, 30)))
                .hasMessage(
                        "the copy into %s keeps recovery points for 3 days, but its vault is locked"
                                + " to 7 to 30 days and would fail every job",
                        FAR);
    }

    @Test
    void refuses_a_copy_to_what_is_no_vault() {
        var arn = "arn:aws:s3:::bucket";

        assertThatThrownBy(() -> new VaultCopy(arn, new Retention.Warm(30), new VaultLock.None()))
                .hasMessage(
                        "vaultArn must be literal, such as"
                                + " arn:aws:backup:eu-west-1:111111111111:backup-vault:name, got '%s'",
                        arn);
    }
}
