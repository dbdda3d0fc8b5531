package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.container.Volume;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "job name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Tidy'",
                        it -> it.jobs(JobDefinition.builder(
                                        "Tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .build())),
                Spoilt.namespace(
                        "job name 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' may be 52 characters long, so that there is room for what Kubernetes puts behind it, got 53",
                        it -> it.jobs(JobDefinition.builder(
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': schedule must have the five fields of cron, such as '0 3 * * *', with one space between, got '@daily'",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .schedule("@daily")
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': schedule: hour must be *, numbers from 0 to 23, ranges, lists or steps of them, got '24' in '0 24 * * *'",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .schedule("0 24 * * *")
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': retries must be between 0 and 10, got 11; each waits twice as long as the one before",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .retries(11)
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': deadlineSeconds must be at least 1, got 0",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .deadlineSeconds(0)
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': a disk stays with the pod of a service, and a job's pods come and go; use a file or object store",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .volumes(new Volume.Disk("data", "/data", 10))
                                .build())),
                Spoilt.namespace(
                        "job 'application/tidy': uses queue 'jobs', which does not exist; name one of [] or define it",
                        it -> it.jobs(JobDefinition.builder(
                                        "tidy",
                                        new Image("sample/tidy", "v1"),
                                        Resources.request(100, 128).limit(100, 128))
                                .uses(Use.receiveFrom("jobs"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
