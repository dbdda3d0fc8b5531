package dev.meridian.constructs.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4BlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.128.0/17, true",
        "10.0.128.0/17, 10.0.0.0/16, true",
        "0.0.0.0/0, 192.168.0.0/24, true",
        "10.0.0.0/16, 10.1.0.0/16, false",
        "203.0.113.7/32, 203.0.113.8/32, false"
    })
    void overlaps_what_shares_an_address(String one, String other, boolean expected) {
        assertThat(Ipv4Block.parse(one).overlaps(Ipv4Block.parse(other))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/32, true",
        "172.32.0.1/32, true",
        "172.31.255.255/32, false",
        "10.0.0.1/32, false",
        "100.64.0.1/32, false",
        "169.254.1.1/32, false",
        "239.1.1.1/32, false",
        "255.255.255.255/32, false"
    })
    void knows_what_the_internet_routes(String cidr, boolean expected) {
        assertThat(Ipv4Block.parse(cidr).isPublic()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0/16", "2001:db8::/32", "host/32"})
    void refuses_what_is_no_range(String cidr) {
        assertThatThrownBy(() -> Ipv4Block.parse(cidr))
                .hasMessage("an IPv4 range must look like 10.0.0.0/16, got '%s'", cidr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/16", "10.0.0.0/33"})
    void refuses_a_range_that_begins_in_its_middle(String cidr) {
        assertThatThrownBy(() -> Ipv4Block.parse(cidr))
                .hasMessage(
                        "an IPv4 range must begin at its network address and have a prefix up to /32, got '%s'", cidr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.256/32", "999.0.0.0/8"})
    void refuses_octets_over_255(String cidr) {
        assertThatThrownBy(() -> Ipv4Block.parse(cidr))
                .hasMessage("an IPv4 range must have octets up to 255, got '%s'", cidr);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10.20.0.0 | cidr must be an IPv4 block such as 10.20.0.0/16, got '10.20.0.0'",
                "10.256.0.0/16 | cidr must have octets up to 255 and a prefix up to 32, got '10.256.0.0/16'",
                "10.20.0.0/33 | cidr must have octets up to 255 and a prefix up to 32, got '10.20.0.0/33'",
                "10.20.1.0/16 | cidr must start at its first address, got '10.20.1.0/16'; write 10.20.0.0/16"
            })
    void names_the_property_that_holds_no_block(String text, String message) {
        assertThatThrownBy(() -> Ipv4Block.parse("cidr", text)).hasMessage(message);
    }
}
