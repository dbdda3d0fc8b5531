package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.ingress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Addresses;
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Elastic;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IngressRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "ingress: domain must be a lower-case domain name of at most 49 characters, got 'Example.com'",
                        it -> it.ingress(ingress("Example.com", "Z0SAMPLE", 10))),
                new Spoilt(
                        "ingress: concurrentConnections must be between 1 and 45000000, got 0; size it for the peak",
                        it -> it.ingress(ingress("sample.example.com", "Z0SAMPLE", 0))),
                new Spoilt(
                        "ingress: requestsPerFiveMinutes must be between 10 and 2000000000, got 9; WAF takes no other",
                        it -> it.ingress(new IngressDefinition(
                                "sample.example.com",
                                "Z0SAMPLE",
                                Addresses.CHANGING,
                                new Elastic(),
                                new FirewallDefinition(RollOut.COUNT, 9)))),
                new Spoilt(
                        "ingress: hostedZoneId must be a public zone's id like Z0123456789ABC, got 'example.com'",
                        it -> it.ingress(ingress("sample.example.com", "example.com", 10))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
