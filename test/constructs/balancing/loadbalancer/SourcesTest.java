package dev.meridian.constructs.balancing.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SourcesTest {
    @Test
    void opens_a_port_to_a_prefix_list_or_to_groups() {
        var list = new Sources.PrefixList("pl-3b927c52").admittedOn(443);
        var groups = new Sources.Groups(List.of("sg-1", "sg-2")).admittedOn(443);

        assertThat(list).singleElement().satisfies(rule -> {
            assertThat(rule.getSourcePrefixListId()).isEqualTo("pl-3b927c52");
            assertThat(rule.getFromPort()).isEqualTo(443);
            assertThat(rule.getCidrIp()).isNull();
        });
        assertThat(groups).extracting(rule -> rule.getSourceSecurityGroupId()).containsExactly("sg-1", "sg-2");
    }

    @Test
    void refuses_sources_that_name_nobody() {
        refuses(() -> new Sources.Ranges(List.of()), "cidrs must name at least one source, got []");
        refuses(() -> new Sources.Groups(List.of()), "securityGroupIds must name at least one source, got []");
        refuses(
                () -> new Sources.PrefixList("cloudfront"),
                "prefixListId must be an id such as pl-3b927c52, got 'cloudfront'");
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
