package dev.meridian.constructs.network.subnets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.addresses.Ipv4Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPlanTest {
    private static final List<String> SIX = List.of("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta");

    @Test
    void gives_each_tier_its_half_or_sixteenth() {
        var plan = AddressPlan.of("10.20.0.0/16", List.of("Analytics"));

        assertThat(plan.tierBlock("Application")).isEqualTo("10.20.0.0/17");
        assertThat(plan.tierBlock("Public")).isEqualTo("10.20.128.0/20");
        assertThat(plan.tierBlock("Database")).isEqualTo("10.20.144.0/20");
        assertThat(plan.tierBlock("Analytics")).isEqualTo("10.20.160.0/20");
    }

    @ParameterizedTest
    @CsvSource({
        "Application, 0, 10.20.0.0/19",
        "Application, 3, 10.20.96.0/19",
        "Public, 0, 10.20.128.0/22",
        "Public, 3, 10.20.140.0/22",
        "Database, 1, 10.20.148.0/22"
    })
    void gives_each_zone_its_slot(String tier, int slot, String block) {
        assertThat(AddressPlan.of("10.20.0.0/16", List.of()).subnetBlock(tier, slot))
                .isEqualTo(block);
    }

    @Test
    void appending_a_tier_moves_no_block() {
        for (var count = 0; count < SIX.size(); count++) {
            var before = AddressPlan.of("10.20.0.0/16", SIX.subList(0, count));
            var after = AddressPlan.of("10.20.0.0/16", SIX.subList(0, count + 1));

            assertThat(blocks(after)).startsWith(blocks(before).toArray(String[]::new));
            assertThat(after.tierBlock(SIX.get(count)))
                    .isEqualTo(before.freeTierBlocks().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/16", "172.31.0.0/17", "192.168.128.0/18", "100.64.32.0/19", "10.255.240.0/20"})
    void a_full_plan_has_no_overlap_and_uses_the_whole_vpc(String cidr) {
        var plan = AddressPlan.of(cidr, SIX);
        var blocks = blocks(plan).stream()
                .map(block -> Ipv4Block.parse("block", block))
                .toList();

        for (var one : blocks) {
            assertThat(blocks).filteredOn(one::overlaps).containsExactly(one);
        }
        assertThat(blocks.stream()
                        .mapToLong(block -> 1L << (32 - block.prefix()))
                        .sum())
                .as("8 of 8 places of the second half are public, database and the six")
                .isEqualTo(1L << (32 - Ipv4Block.parse("cidr", cidr).prefix()));
        assertThat(plan.freeTierBlocks()).isEmpty();
    }

    @Test
    void tells_which_blocks_are_free() {
        assertThat(AddressPlan.of("10.20.0.0/20", SIX.subList(0, 4)).freeTierBlocks())
                .containsExactly("10.20.14.0/24", "10.20.15.0/24");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cidr must start at its first address, got '10.21.0.0/15'; write 10.20.0.0/15 | 10.21.0.0/15",
                "cidr must be of a size from /16 to /20, got 10.20.0.0/15 | 10.20.0.0/15",
                "cidr must be of a size from /16 to /20, got 10.20.0.0/21 | 10.20.0.0/21",
                "cidr must lie in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, got 172.32.0.0/16 | 172.32.0.0/16",
                "cidr must not overlap 172.17.0.0/16, which Docker uses on every host, got 172.17.0.0/16 | 172.17.0.0/16",
                "cidr must be an IPv4 block such as 10.20.0.0/16, got '10.20.0.0' | 10.20.0.0",
                "cidr must have octets up to 255 and a prefix up to 32, got '10.256.0.0/16' | 10.256.0.0/16",
                "cidr must have octets up to 255 and a prefix up to 32, got '10.20.0.0/33' | 10.20.0.0/33"
            })
    void refuses_a_block_it_cannot_cut(String message, String cidr) {
        assertThatThrownBy(() -> AddressPlan.of(cidr, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refuses_a_seventh_further_tier() {
        var seven = new ArrayList<>(SIX);
        seven.add("Eta");

        assertThatThrownBy(() -> AddressPlan.of("10.20.0.0/16", seven))
                .hasMessage("furtherTiers must be at most 6, the places of the plan, got 7");
    }

    @Test
    void refuses_a_name_that_is_taken() {
        assertThatThrownBy(() -> AddressPlan.of("10.20.0.0/16", List.of("Database")))
                .hasMessage("every tier must have a name of its own, got [Application, Public, Database, Database]");
    }

    @Test
    void refuses_a_tier_or_slot_it_does_not_have() {
        var plan = AddressPlan.of("10.20.0.0/16", List.of());

        assertThatThrownBy(() -> plan.tierBlock("Cache"))
                .hasMessage("tier must be one of [Application, Public, Database], got 'Cache'");
        assertThatThrownBy(() -> plan.subnetBlock("Public", 4)).hasMessage("no block /22 at place 4 in 10.20.128.0/20");
        assertThatThrownBy(() -> plan.subnetBlock("Public", -1))
                .hasMessage("no block /22 at place -1 in 10.20.128.0/20");
    }

    private static List<String> blocks(AddressPlan plan) {
        return plan.tiers().stream()
                .flatMap(tier ->
                        IntStream.range(0, AddressPlan.ZONE_SLOTS).mapToObj(slot -> plan.subnetBlock(tier, slot)))
                .toList();
    }
}
