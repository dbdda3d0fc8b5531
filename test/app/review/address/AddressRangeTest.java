package dev.meridian.app.review.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0/16",
        "10.0.77.1/16, 10.0.0.0/16",
        "10.0.0.1, 10.0.0.1/32",
        "0.0.0.0/0, 0.0.0.0/0 (anyone)",
        "::/0, ::/0 (anyone)",
        "2001:db8::/32, 2001:db8::/32",
        "2001:db8::1/128, 2001:db8:0:0:0:0:0:1/128",
    })
    void reads_a_block_and_writes_it(String cidr, String text) {
        assertThat(AddressRange.parse(cidr).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0/8",
                "10.0.0.0/33",
                "10.0.0.256/32",
                "host.example.com",
                "1:2",
                "::/129",
                "10.0.0.0/-1",
                "a:b/8"
            })
    void is_not_misled_by_other_text(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Property
    void a_block_and_its_rest_make_up_the_block_around_it(
            @ForAll int address, @ForAll @IntRange(max = 32) int outer, @ForAll @IntRange(max = 32) int inner) {
        var whole = range(address, Math.min(outer, inner));
        var part = range(address, Math.max(outer, inner));

        var rest = whole.minus(part);

        assertThat(whole.contains(part)).isTrue();
        assertThat(rest).noneMatch(part::overlaps);
        var size = rest.stream()
                .mapToLong(left -> left.high().subtract(left.low()).longValue() + 1)
                .sum();
        assertThat(size).isEqualTo((1L << 32 - Math.min(outer, inner)) - (1L << 32 - Math.max(outer, inner)));
    }

    private static AddressRange range(int address, int prefix) {
        return AddressRange.parse("%d.%d.%d.%d/%d"
                        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255, prefix))
                .orElseThrow();
    }
}
