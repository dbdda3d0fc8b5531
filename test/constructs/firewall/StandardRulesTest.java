package dev.meridian.constructs.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.firewall.actions.Mode;
import dev.meridian.constructs.firewall.actions.Outcome;
import dev.meridian.constructs.firewall.requests.ClientAddress;
import dev.meridian.constructs.firewall.requests.RequestMatch;
import dev.meridian.constructs.firewall.requests.Scope;
import dev.meridian.constructs.firewall.rules.AddressRule;
import dev.meridian.constructs.firewall.rules.BodyLimit;
import dev.meridian.constructs.firewall.rules.FirewallRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardRulesTest {
    private static final RequestMatch UPLOADS = new RequestMatch.PathPrefix("/uploads/");
    private static final ClientAddress FORWARDED =
            new ClientAddress.Forwarded("X-Forwarded-For", ClientAddress.Position.FIRST);

    @Test
    void behind_a_proxy_they_count_viewers_and_refuse_any_forwarded_address() {
        var rules = StandardRules.builder()
                .client(FORWARDED)
                .uploads(UPLOADS)
                .mode(Mode.COUNT)
                .build()
                .rules(Scope.regional());

        assertThat(rules)
                .contains(
                        new AddressRule(
                                "RefusedAddresses",
                                Outcome.REFUSE,
                                List.of(),
                                new ClientAddress.Forwarded("X-Forwarded-For", ClientAddress.Position.ANY),
                                Mode.ENFORCE),
                        new BodyLimit("BodySize", 8_192, Optional.of(UPLOADS), Mode.COUNT));
        assertThat(rules.stream().mapToInt(FirewallRule::capacity).sum()).isEqualTo(1_180 + 22 + 8);
        assertThat(rules)
                .extracting(FirewallRule::mode)
                .containsExactly(
                        Mode.ENFORCE,
                        Mode.ENFORCE,
                        Mode.COUNT,
                        Mode.COUNT,
                        Mode.COUNT,
                        Mode.COUNT,
                        Mode.COUNT,
                        Mode.COUNT);
    }

    @Test
    void they_refuse_the_given_ranges_first() {
        var rules = StandardRules.builder()
                .refused(List.of("203.0.113.0/24"))
                .build()
                .rules(Scope.regional());

        assertThat(rules.get(0))
                .isEqualTo(new AddressRule(
                        "RefusedAddresses",
                        Outcome.REFUSE,
                        List.of("203.0.113.0/24"),
                        ClientAddress.connection(),
                        Mode.ENFORCE));
    }

    @Test
    void they_enforce_the_body_size_once_uploads_are_known() {
        var rules = StandardRules.builder().uploads(UPLOADS).build().rules(Scope.cloudFront());

        assertThat(rules.get(7)).isEqualTo(new BodyLimit("BodySize", 16_384, Optional.of(UPLOADS), Mode.ENFORCE));
        assertThat(rules.get(3).mode()).isEqualTo(Mode.COUNT);
        assertThat(rules.get(4).mode()).isEqualTo(Mode.ENFORCE);
    }
}
