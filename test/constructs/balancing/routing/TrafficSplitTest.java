package dev.meridian.constructs.balancing.routing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static dev.meridian.constructs.balancing.Fixture.maps;
import static dev.meridian.constructs.balancing.Fixture.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.balancing.ApplicationEntry;
import dev.meridian.constructs.balancing.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

class TrafficSplitTest {
    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

    @Test
    void steady_traffic_has_one_group_with_all_of_it() {
        var template = split(new TrafficSplit.Steady());

        assertThat(template.findResources(GROUP)).containsOnlyKeys("EntryApiBlue604C8318");
        assertThat(weights(template)).containsExactly(Map.entry("EntryApiBlue604C8318", 100));
    }

    @Test
    void switching_colours_changes_two_weights_and_nothing_else() throws Exception {
        var blue = split(new TrafficSplit.BlueGreen(Colour.BLUE));
        var green = split(new TrafficSplit.BlueGreen(Colour.GREEN));

        assertThat(weights(blue))
                .containsExactly(Map.entry("EntryApiBlue604C8318", 100), Map.entry("EntryApiGreen05CBB2B3", 0));
        assertThat(weights(green))
                .containsExactly(Map.entry("EntryApiBlue604C8318", 0), Map.entry("EntryApiGreen05CBB2B3", 100));
        assertThat(json(green)).isNotEqualTo(json(blue));
        assertThat(withoutWeights(green)).isEqualTo(withoutWeights(blue));
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 0", "10, 90, 10", "50, 50, 50", "100, 0, 100"})
    void a_canary_takes_its_percentage(int percent, int blue, int green) {
        assertThat(weights(split(new TrafficSplit.Canary(Colour.BLUE, percent))))
                .containsExactly(Map.entry("EntryApiBlue604C8318", blue), Map.entry("EntryApiGreen05CBB2B3", green));
    }

    @Test
    void a_canary_step_changes_two_weights_and_nothing_else() throws Exception {
        var tenth = split(new TrafficSplit.Canary(Colour.GREEN, 10));
        var half = split(new TrafficSplit.Canary(Colour.GREEN, 50));

        assertThat(json(half)).isNotEqualTo(json(tenth));
        assertThat(withoutWeights(half)).isEqualTo(withoutWeights(tenth));
        assertThat(withoutWeights(half)).isEqualTo(withoutWeights(split(new TrafficSplit.BlueGreen(Colour.BLUE))));
    }

    @Test
    void a_second_colour_leaves_the_first_where_it_is() {
        var steady = split(new TrafficSplit.Steady());
        var both = split(new TrafficSplit.BlueGreen(Colour.BLUE));

        assertThat(both.findResources(GROUP))
                .containsOnlyKeys("EntryApiBlue604C8318", "EntryApiGreen05CBB2B3")
                .containsAllEntriesOf(steady.findResources(GROUP));
    }

    @Test
    void affinity_holds_clients_to_their_colour() {
        var template = split(new TrafficSplit.Canary(Colour.BLUE, 10, new GroupAffinity.For(600)));

        assertThat(forward(template))
                .containsEntry("TargetGroupStickinessConfig", Map.of("Enabled", true, "DurationSeconds", 600));
        assertThat(forward(split(new TrafficSplit.Canary(Colour.BLUE, 10))))
                .doesNotContainKey("TargetGroupStickinessConfig");
    }

    @Test
    void refuses_shares_beyond_the_whole() {
        assertThatThrownBy(() -> new TrafficSplit.Canary(Colour.BLUE, 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("candidatePercent must be 0 to 100, got 101");
    }

    @Test
    void refuses_endless_affinity() {
        assertThatThrownBy(() -> new GroupAffinity.For(604_801))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seconds of group affinity must be 1 to 604800, got 604801");
    }

    private static Template split(TrafficSplit split) {
        var fixture = new Fixture();
        new ApplicationEntry(
                fixture.stack,
                "Entry",
                fixture.entryOf(api().split(split).build()).build());
        return fixture.template();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> forward(Template template) {
        return (Map<String, Object>)
                maps(only(template, RULE), "Actions").get(0).get("ForwardConfig");
    }

    private static List<Map.Entry<String, Integer>> weights(Template template) {
        return maps(forward(template), "TargetGroups").stream()
                .map(tuple -> Map.entry(
                        (String) ((Map<?, ?>) tuple.get("TargetGroupArn")).get("Ref"), (Integer) tuple.get("Weight")))
                .toList();
    }

    private static String json(Template template) throws Exception {
        return new ObjectMapper().writeValueAsString(template.toJSON());
    }

    private static String withoutWeights(Template template) throws Exception {
        return json(template).replaceAll("\"Weight\":\\d+", "\"Weight\":0");
    }
}
