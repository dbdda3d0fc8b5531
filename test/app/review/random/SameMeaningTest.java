package dev.meridian.app.review.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.app.review.change.difference.DiffEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What CloudFormation reads the same is nothing that somebody has to approve. */
class SameMeaningTest {
    private static DiffEngine engine;

    @BeforeAll
    static void start() {
        engine = DiffEngine.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> numbers_and_booleans_may_be_written_as_text() {
        return inEveryStack(resource -> {
            ObjectNode copy = resource.deepCopy();
            if (copy.has("Properties")) {
                copy.set("Properties", quoted(copy.path("Properties")));
            }
            return copy;
        });
    }

    @TestFactory
    Stream<DynamicTest> dependencies_may_stand_in_any_order() {
        return inEveryStack(resource -> {
            ObjectNode copy = resource.deepCopy();
            if (copy.path("DependsOn").isArray()) {
                var names = new ArrayList<JsonNode>();
                copy.path("DependsOn").forEach(names::add);
                Collections.reverse(names);
                copy.putArray("DependsOn").addAll(names);
            }
            return copy;
        });
    }

    private static Stream<DynamicTest> inEveryStack(UnaryOperator<JsonNode> rewriting) {
        var real = CommittedSnapshots.in(Path.of(CommittedSnapshots.FOLDER), new Templates(AssetHashes.HIDDEN));
        return real.stacks().values().stream()
                .map(stack -> dynamicTest(stack.name(), () -> {
                    ObjectNode body = stack.body().deepCopy();
                    ObjectNode resources = body.putObject("Resources");
                    stack.body()
                            .path("Resources")
                            .properties()
                            .forEach(
                                    resource -> resources.set(resource.getKey(), rewriting.apply(resource.getValue())));
                    var sides = new Sides(alone(stack), alone(Sides.with(stack, body)), List.of());

                    assertThat(Examination.of(sides, engine).dangerous()).isEmpty();
                    assertThat(Examination.of(sides.reversed(), engine).dangerous())
                            .isEmpty();
                }));
    }

    private static CloudAssembly alone(StackTemplate stack) {
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(stack.name(), stack);
        return new CloudAssembly("example", stacks, new TreeMap<>());
    }

    private static JsonNode quoted(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), quoted(field.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> copy.add(quoted(element)));
            return copy;
        }
        return value.isNumber() || value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
    }
}
