package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Use;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UseRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': uses database 'other', which does not exist; name one of [main] or define it",
                        it -> it.uses(Use.database("other"))),
                Spoilt.service(
                        "service 'application/web': uses cache 'other', which does not exist; name one of [cache] or define it",
                        it -> it.uses(Use.cache("other"))),
                Spoilt.service(
                        "service 'application/web': uses queue 'jobs', which does not exist; name one of [] or define it",
                        it -> it.uses(Use.sendTo("jobs"))),
                Spoilt.service(
                        "service 'application/web': uses topic 'news', which does not exist; name one of [] or define it",
                        it -> it.uses(Use.publishOn("news"))),
                Spoilt.service(
                        "service 'application/web': uses object store 'files', which does not exist; name one of [assets] or define it",
                        it -> it.uses(Use.objects("files"))),
                Spoilt.service(
                        "service 'application/web': uses search domain 'index', which does not exist; name one of [] or define it",
                        it -> it.uses(Use.search("index"))),
                Spoilt.service(
                        "service 'application/web': uses mail domain 'notices', which does not exist; name one of [] or define it",
                        it -> it.uses(Use.mail("notices"))),
                new Spoilt(
                        "service 'application/web': uses database replica 'main', which does not exist; name one of [] or define it",
                        it -> it.databases(Sample.database("16.9", "db.r5.2xlarge")
                                        .replicaRegions()
                                        .build())
                                .namespaces(Sample.namespace(Sample.exposed()
                                        .uses(Use.databaseReplica("main"))
                                        .build()))),
                Spoilt.service(
                        "service 'application/web': rights to queue 'jobs' must be one of [READ, SEND], got READ_WRITE",
                        it -> it.uses(new Use(Use.Kind.QUEUE, "jobs", Use.Rights.READ_WRITE, "QUEUE"))),
                Spoilt.service(
                        "service 'application/web': rights to mail domain 'notices' must be one of [SEND], got READ",
                        it -> it.uses(Use.mail("notices").readOnly())),
                Spoilt.service(
                        "service 'application/web': rights to database 'main' must be one of [READ_WRITE], got SEND",
                        it -> it.uses(new Use(Use.Kind.DATABASE, "main", Use.Rights.SEND, "DB"))),
                Spoilt.service(
                        "service 'application/web': rights to database 'main' must be one of [READ_WRITE], got READ",
                        it -> it.uses(Use.database("main").readOnly())),
                Spoilt.service(
                        "service 'application/web': rights to cache 'cache' must be one of [READ_WRITE], got READ",
                        it -> it.uses(Use.cache("cache").readOnly())),
                Spoilt.service(
                        "service 'application/web': use of 'object store assets' is defined twice; give each its own name",
                        it -> it.uses(
                                Use.objects("assets"),
                                Use.objects("assets").readOnly().as("READ"))),
                Spoilt.service(
                        "service 'application/web': use of 'SEND of queue jobs' is defined twice; give each its own name",
                        it -> it.uses(Use.sendTo("jobs"), Use.sendTo("jobs").as("OTHER"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
