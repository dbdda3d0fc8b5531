package dev.meridian.environments.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16, true",
        "10.0.0.0/16, 10.1.0.0/16, false",
        "10.0.0.0/13, 10.7.255.0/24, true",
        "10.0.0.0/13, 10.8.0.0/13, false",
        "0.0.0.0/0, 255.255.255.255/32, true"
    })
    void overlaps_what_it_shares_an_address_with(String one, String other, boolean expected) {
        assertThat(new Cidr(one).overlaps(new Cidr(other))).isEqualTo(expected);
        assertThat(new Cidr(other).overlaps(new Cidr(one))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0.1/16", "a.b.c.d/8", "10.0.0.0/-1"})
    void has_no_range_where_the_text_is_no_aligned_block(String text) {
        assertThat(new Cidr(text).range()).isEmpty();
    }

    @Test
    void knows_the_aligned_block_around_an_address() {
        assertThat(new Cidr("192.168.77.9/20").aligned()).contains(new Cidr("192.168.64.0/20"));
    }

    @Test
    void contains_a_block_only_whole() {
        assertThat(new Cidr("10.0.0.0/16").contains(new Cidr("10.0.255.0/24"))).isTrue();
        assertThat(new Cidr("10.0.255.0/24").contains(new Cidr("10.0.0.0/16"))).isFalse();
    }
}
