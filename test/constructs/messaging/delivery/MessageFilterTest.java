package dev.meridian.constructs.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageFilterTest {
    private static final Match ANY = new Match.Present();

    @Test
    void every_match_reads_as_sns_writes_it() {
        assertThat(new Match.Equal("paid").render()).isEqualTo("paid");
        assertThat(new Match.EqualIgnoringCase("paid").render()).isEqualTo(Map.of("equals-ignore-case", "paid"));
        assertThat(new Match.StartsWith("eu-").render()).isEqualTo(Map.of("prefix", "eu-"));
        assertThat(new Match.EndsWith(".png").render()).isEqualTo(Map.of("suffix", ".png"));
        assertThat(new Match.AnythingBut(List.of("a", "b")).render())
                .isEqualTo(Map.of("anything-but", List.of("a", "b")));
        assertThat(new Match.Between(1, 5).render()).isEqualTo(Map.of("numeric", List.of(">=", 1.0, "<=", 5.0)));
        assertThat(Match.Between.exactly(7)).isEqualTo(new Match.Between(7, 7));
        assertThat(new Match.Present().render()).isEqualTo(Map.of("exists", true));
        assertThat(new Match.Absent().render()).isEqualTo(Map.of("exists", false));
    }

    @Test
    void a_path_into_the_body_becomes_nested_objects_in_a_fixed_order() {
        var filter = new MessageFilter.OnBody(Map.of(
                "order.state", List.of(new Match.Equal("paid")),
                "order.customer.tier", List.of(new Match.Equal("gold"), new Match.Absent()),
                "kind", List.of(ANY)));

        assertThat(filter.scope()).isEqualTo("MessageBody");
        assertThat(filter.render())
                .hasToString("{kind=[{exists=true}], order={customer={tier=[gold, {exists=false}]}, state=[paid]}}");
    }

    @Test
    void a_dot_in_an_attribute_is_part_of_its_name() {
        assertThat(new MessageFilter.OnAttributes(Map.of("order.state", List.of(ANY))).render())
                .containsOnlyKeys("order.state");
    }

    @Test
    void refuses_no_keys_and_more_than_five() {
        assertThatThrownBy(() -> new MessageFilter.OnAttributes(Map.of()))
                .hasMessage("a filter must have 1 to 5 keys, got 0; leave it out to let everything pass");
        assertThatThrownBy(() -> new MessageFilter.OnAttributes(IntStream.range(0, 6)
                        .boxed()
                        .collect(Collectors.toMap(index -> "k" + index, index -> List.of(ANY)))))
                .hasMessageContaining("1 to 5 keys, got 6");
    }

    @Test
    void counts_combinations_as_sns_does_nested_values_by_their_depth() {
        var ten = Collections.nCopies(10, ANY);
        var fifteen = Collections.nCopies(15, ANY);

        assertThat(new MessageFilter.OnAttributes(Map.of("a", ten, "b", fifteen)).matches())
                .hasSize(2);
        assertThatThrownBy(() -> new MessageFilter.OnBody(Map.of("a", ten, "b.c", fifteen)))
                .hasMessage("a filter must have at most 150 combinations of values, got 300;"
                        + " match on fewer values, or prefixes");
    }

    @Test
    void refuses_what_has_no_name_or_nothing_to_match() {
        assertThatThrownBy(() -> new MessageFilter.OnAttributes(Map.of("state", List.of())))
                .hasMessage("each key of a filter must have a name and a match, got 'state' with 0");
        assertThatThrownBy(() -> new MessageFilter.OnBody(Map.of("order..state", List.of(ANY))))
                .hasMessage("a path must be names joined by dots, got 'order..state'");
        assertThatThrownBy(() -> new Match.StartsWith(""))
                .hasMessage("prefix must not be empty; it would match every text");
        assertThatThrownBy(() -> new Match.AnythingBut(List.of()))
                .hasMessage("anything but nothing is everything; name at least one text");
    }

    @Test
    void refuses_a_path_through_a_value() {
        assertThatThrownBy(() -> new MessageFilter.OnBody(Map.of("order", List.of(ANY), "order.state", List.of(ANY))))
                .hasMessage("'order' can not be both a value and the way to 'order.state'");
    }

    @Test
    void refuses_numbers_that_run_downwards_or_too_far() {
        assertThatThrownBy(() -> new Match.Between(5, 1))
                .hasMessage("numbers must run upwards from -1000000000 to 1000000000, got 5.0 to 1.0");
        assertThatThrownBy(() -> new Match.Between(0, 2e9)).hasMessageContaining("got 0.0 to 2.0E9");
    }
}
