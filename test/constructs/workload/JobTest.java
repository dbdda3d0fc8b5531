package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.configuration.Variable.Text;
import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.job.JobObjects;
import dev.meridian.constructs.workload.job.JobProps;
import dev.meridian.constructs.workload.job.Schedule;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {
    private static final Rendered CRON = Rendered.of(JobObjects.of(
            job("1.0", "x").schedule(new Schedule.Cron("0 2 * * *")).build()));

    @Test
    void a_change_of_anything_is_another_job_and_nothing_else_is() {
        var name = jobName("1.0", "x");

        assertThat(name).matches("Job migrate-[0-9a-f]{8}").isEqualTo(jobName("1.0", "x"));
        assertThat(jobName("1.1", "x")).isNotEqualTo(name);
        assertThat(jobName("1.0", "y")).isNotEqualTo(name);
    }

    @Test
    void a_value_known_at_deployment_only_does_not_change_its_name() {
        assertThat(jobName("1.0", "${Token[TOKEN.1]}")).isEqualTo(jobName("1.0", "${Token[TOKEN.2]}"));
    }

    @Test
    void a_finished_job_stays_so_that_no_other_deployment_starts_it_again() {
        var rendered = Rendered.of(JobObjects.of(job("1.0", "x").build()));
        var name = jobName("1.0", "x").substring("Job ".length());

        assertThat(rendered.spec("Job", name))
                .doesNotContainKey("ttlSecondsAfterFinished")
                .containsEntry("backoffLimit", 3)
                .containsEntry("activeDeadlineSeconds", 3600)
                .containsEntry(
                        "podFailurePolicy",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "action",
                                        "Ignore",
                                        "onPodConditions",
                                        List.of(Map.of("type", "DisruptionTarget", "status", "True"))))));
        assertThat(rendered.podSpec("Job", name))
                .containsEntry("restartPolicy", "Never")
                .containsEntry("serviceAccountName", "migrate")
                .doesNotContainKey("topologySpreadConstraints");
    }

    @Test
    void a_schedule_is_in_utc_and_one_run_at_a_time() {
        assertThat(CRON.titles()).containsExactly("ServiceAccount migrate", "NetworkPolicy migrate", "CronJob migrate");
        assertThat(CRON.spec("CronJob", "migrate"))
                .containsEntry("schedule", "0 2 * * *")
                .containsEntry("timeZone", "Etc/UTC")
                .containsEntry("concurrencyPolicy", "Forbid")
                .containsEntry("startingDeadlineSeconds", 600)
                .containsEntry("successfulJobsHistoryLimit", 1)
                .containsEntry("failedJobsHistoryLimit", 3);
        assertThat(Rendered.<Map<String, String>>get(
                        CRON.spec("CronJob", "migrate"), "jobTemplate", "spec", "template", "metadata", "labels"))
                .containsEntry("app", "migrate")
                .containsEntry("app.kubernetes.io/component", "job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/15 * * * *", "0 0 1,15 JAN-JUN MON-FRI", "5-59/10 23 31 12 6", "0 2 * * ?"})
    void takes_what_cron_takes(String expression) {
        assertThatCode(() -> new Schedule.Cron(expression)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * * | minute | 0 | 59 | 60",
                "0 24 * * * | hour | 0 | 23 | 24",
                "0 0 0 * * | day of the month | 1 | 31 | 0",
                "0 0 * 13 * | month | 1 | 12 | 13",
                "0 0 * * FOO | day of the week | 0 | 6 | FOO",
                "0 5-3 * * * | hour | 0 | 23 | 5-3",
                "0 */0 * * * | hour | 0 | 23 | */0"
            })
    void refuses_what_cron_refuses(String expression, String field, int least, int most, String value) {
        assertThatThrownBy(() -> new Schedule.Cron(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the %s of a schedule must be within %d to %d, got '%s' in '%s'",
                        field, least, most, value, expression);
    }

    @Test
    void refuses_a_schedule_with_seconds() {
        assertThatThrownBy(() -> new Schedule.Cron("0 0 2 * * *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a schedule must have the five fields of cron, such as 0 2 * * *, got '0 0 2 * * *'");
    }

    @Test
    void refuses_a_disk_that_would_stay() {
        var pod = PodProps.builder(Seeds.container())
                .volumes(List.of(new Volume.Claim("data", "/data", 10)))
                .build();

        assertThatThrownBy(
                        () -> JobProps.builder("migrate", "team", "system", pod).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a job cannot have a disk that stays, got volume 'data'; use Scratch or SharedFiles");
    }

    private static String jobName(String tag, String value) {
        return Rendered.of(JobObjects.of(job(tag, value).build())).titles().get(2);
    }

    private static JobProps.Builder job(String tag, String value) {
        var container = ContainerProps.builder(new Image("team/migrate", tag), Resources.of(100, 128, 200, 256))
                .environment(Map.of("VALUE", new Text(value)))
                .build();
        return JobProps.builder(
                "migrate", "team", "system", PodProps.builder(container).build());
    }
}
