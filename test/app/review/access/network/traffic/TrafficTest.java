package dev.meridian.app.review.access.network.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.access.network.traffic.Traffic.Span;
import dev.meridian.app.review.address.AddressRange;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TrafficTest {
    /** A small world of 4 protocols, 6 ports and 8 addresses, in which every point can be asked for. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_is_left_is_in_these_and_not_in_those(
            @ForAll("boxes") List<Traffic> these, @ForAll("boxes") List<Traffic> those) {
        var left = Traffic.subtract(these, those);

        for (var protocol = 0; protocol < 4; protocol++) {
            for (var port = 0; port < 6; port++) {
                for (var address = 0; address < 8; address++) {
                    var point = box(protocol, protocol, port, port, address, address);
                    assertThat(left.stream().anyMatch(point::overlaps))
                            .isEqualTo(these.stream().anyMatch(point::overlaps)
                                    && those.stream().noneMatch(point::overlaps));
                }
            }
        }
    }

    @Test
    void whoever_is_named_is_among_anyone() {
        var group = new Traffic(Span.of(6), Span.of(22), new Peer.Named("a", "security group a"));
        var anyone = new Traffic(Span.of(6), Span.of(22), Peer.ANY_IPV4);

        assertThat(Traffic.subtract(List.of(group), List.of(anyone))).isEmpty();
        assertThat(Traffic.subtract(List.of(anyone), List.of(group))).containsExactly(anyone);
    }

    @Test
    void reads_as_a_reviewer_would_say_it() {
        assertThat(new Traffic(Span.of(6), new Span(1024, 65535), Peer.ANY_IPV4).text(Direction.IN))
                .isEqualTo("TCP 1024–65535 from 0.0.0.0/0 (anyone)");
        assertThat(Traffic.any(new Peer.Named("a", "security group a")).text(Direction.OUT))
                .isEqualTo("all traffic to security group a");
        assertThat(new Traffic(Span.of(1), Span.of(3 * 256 + 4), Peer.ANY_IPV6).text(Direction.IN))
                .isEqualTo("ICMP type 3 code 4 from ::/0 (anyone)");
    }

    @Provide
    Arbitrary<List<Traffic>> boxes() {
        var ends = Arbitraries.integers().between(0, 7);
        return Combinators.combine(ends, ends, ends, ends, ends, ends)
                .as((a, b, c, d, e, f) -> box(
                        Math.min(a, b) / 2,
                        Math.max(a, b) / 2,
                        Math.min(c, d),
                        Math.max(c, d),
                        Math.min(e, f),
                        Math.max(e, f)))
                .list()
                .ofMaxSize(5);
    }

    private static Traffic box(int a, int b, int c, int d, int e, int f) {
        return new Traffic(
                new Span(a, b),
                new Span(c, d),
                new Peer.Addresses(new AddressRange(32, BigInteger.valueOf(e), BigInteger.valueOf(f))));
    }
}
