package dev.meridian.app.review.interruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.recovery.RecoveryRules;
import dev.meridian.app.review.setting.Changes;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules read templates that anybody wrote: whatever stands somewhere, they must not fail. */
class AnyShapeTest {
    private static final List<Rule> RULES = Stream.of(InterruptionRules.all(), RecoveryRules.all())
            .flatMap(List::stream)
            .toList();

    private static final List<String> SHAPES = List.of(
            "''",
            "text",
            "'7'",
            "-1",
            "true",
            "[]",
            "{}",
            "[[1], {a: b}, x]",
            "{Ref: X}",
            "{'Fn::If': [A, 1, [2]]}",
            "null",
            "{'Fn::GetStackOutput': {StackName: a}}",
            "{Rules: text}",
            "{Status: [Enabled]}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskflow-production-us-west-2-data",
                "atlas-production-us-east-1-data",
                "atlas-production-us-east-1-backup",
                "atlas-production-us-east-1-cluster",
                "atlas-production-us-east-1-vault",
                "tapwork-production-us-east-1-ingress"
            })
    void no_value_of_a_template_makes_a_rule_fail(String stack) throws IOException {
        var resources = (ObjectNode)
                new ObjectMapper().readTree(Snapshot.file(stack).toFile()).path("Resources");
        for (String shape : SHAPES) {
            var odd = Changes.read(shape);
            var after = resources.deepCopy();
            after.forEach(resource -> replaceEach(resource.path("Properties"), odd));

            assertThatCode(() -> Changes.examine(RULES, resources, after)).doesNotThrowAnyException();
            assertThatCode(() -> Changes.examine(RULES, after, resources)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskflow-production-us-west-2-data", "atlas-production-us-east-1-cluster"})
    void what_is_new_in_a_template_is_nothing_to_worry_about(String stack) throws IOException {
        var resources =
                new ObjectMapper().readTree(Snapshot.file(stack).toFile()).path("Resources");

        assertThat(Changes.examine(RULES, Changes.read("{}"), resources)).isEmpty();
    }

    /** The values of all properties, and those one level below. */
    private static void replaceEach(JsonNode properties, JsonNode odd) {
        if (properties instanceof ObjectNode object) {
            int index = 0;
            for (var property : List.copyOf(object.properties())) {
                if (index++ % 2 == 0 || !(property.getValue() instanceof ContainerNode<?>)) {
                    object.set(property.getKey(), odd);
                } else if (property.getValue() instanceof ObjectNode inner) {
                    inner.fieldNames().forEachRemaining(name -> inner.replace(name, odd));
                }
            }
        }
    }
}
