package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.Volume.Disk;
import dev.meridian.environments.workload.container.Volume.Files;
import dev.meridian.environments.workload.container.Volume.Temporary;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': mountPath must be an absolute path below /, without colons, spaces or a slash at its end, got 'tmp'",
                        it -> it.volumes(new Temporary("temporary", "tmp", 64))),
                Spoilt.service(
                        "service 'application/web': mountPath must be an absolute path below /, without colons, spaces or a slash at its end, got '/'",
                        it -> it.volumes(new Temporary("temporary", "/", 64))),
                Spoilt.service(
                        "service 'application/web': mountPath must be an absolute path below /, without colons, spaces or a slash at its end, got '/app/../etc'",
                        it -> it.volumes(new Temporary("temporary", "/app/../etc", 64))),
                Spoilt.service(
                        "service 'application/web': mountPath '/tmp' is defined twice; give each its own name",
                        it -> it.volumes(new Temporary("one", "/tmp", 64), new Temporary("two", "/tmp", 64))),
                Spoilt.service(
                        "service 'application/web': volume 'one' is defined twice; give each its own name",
                        it -> it.volumes(new Temporary("one", "/a", 64), new Disk("one", "/b", 64))),
                Spoilt.service(
                        "service 'application/web': volume name must be 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, got 'Logs'",
                        it -> it.volumes(new Temporary("Logs", "/tmp", 64))),
                Spoilt.service(
                        "service 'application/web': volume 'temporary': sizeMiB must be at least 1, got 0",
                        it -> it.volumes(new Temporary("temporary", "/tmp", 0))),
                Spoilt.service(
                        "service 'application/web': volume 'data': sizeGiB must be between 1 and 16384, got 0; gp3 comes in no other size",
                        it -> it.volumes(new Disk("data", "/data", 0))),
                Spoilt.service(
                        "service 'application/web': file store 'uploads' does not exist; name one of [shared] or define it",
                        it -> it.volumes(new Files("uploads", "/uploads"))),
                Spoilt.service(
                        "service 'application/web': mountPath '/app/config/cache' lies in the folder of its configuration files, '/app/config', which is read only; take a path beside it",
                        it -> it.configuration(Configuration.file("web-config", "/app/config", "a.yaml", "a: 1"))
                                .volumes(new Temporary("cache", "/app/config/cache", 64))),
                Spoilt.service(
                        "service 'application/web': mountPath '/app/config' is defined twice; give each its own name",
                        it -> it.configuration(Configuration.file("web-config", "/app/config", "a.yaml", "a: 1"))
                                .volumes(new Temporary("cache", "/app/config", 64))),
                Spoilt.service(
                        "service 'application/web': filesPath must be an absolute path below /, without colons, spaces or a slash at its end, got 'config/'",
                        it -> it.configuration(Configuration.file("web-config", "config/", "a.yaml", "a: 1"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
