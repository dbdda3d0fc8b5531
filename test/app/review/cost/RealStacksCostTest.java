package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import dev.meridian.app.review.change.difference.DiffEngine;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.cost.service.Services;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealStacksCostTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DATABASES = resources("atlas-production-us-east-1-data");
    private static final List<String> STACKS = List.of(
            "atlas-production-us-east-1-data",
            "atlas-production-us-east-1-cluster",
            "atlas-production-us-east-1-network",
            "atlas-production-us-east-1-ingress",
            "atlas-production-us-east-1-observability",
            "tapwork-production-us-east-1-data",
            "taskflow-production-us-east-1-data");

    @Test
    void a_smaller_writer_saves_its_hours_and_leaves_its_insights_unknown() {
        var smaller = (ObjectNode) DATABASES.deepCopy();
        ((ObjectNode) smaller.at("/MainDatabase/Properties")).put("DBInstanceClass", "db.r5.large");

        // 2 × 730 h × (1 - 0.25) = 1,095.00
        assertThat(between(DATABASES, smaller).differences())
                .containsExactly(
                        "RDS PostgreSQL db.r5.2xlarge Multi-AZ → RDS PostgreSQL db.r5.large Multi-AZ = -1095.00",
                        "RDS Database Insights, advanced = ?");
    }

    @Test
    void a_stack_that_is_gone_saves_what_it_would_cost_to_add() {
        for (var stack : STACKS) {
            var gone = between(resources(stack), JSON.createObjectNode()).costs();
            var added = between(JSON.createObjectNode(), resources(stack)).costs();

            assertThat(gone).as(stack).hasSize(1);
            assertThat(gone.get(0).difference())
                    .isEqualByComparingTo(added.get(0).difference().negate())
                    .isNegative();
            assertThat(gone.get(0).lines()).hasSameSizeAs(added.get(0).lines());
        }
    }

    @Test
    void a_replica_in_another_region_takes_its_storage_with_it() {
        var before = CommittedSnapshots.in(Snapshot.FOLDER, new Templates(AssetHashes.KEPT));
        var stacks = new TreeMap<>(before.stacks());
        stacks.computeIfPresent("atlas-production-eu-west-1-data", (name, stack) -> {
            var body = (ObjectNode) stack.body().deepCopy();
            ((ObjectNode) body.path("Resources")).remove("MainReplica");
            return with(stack, body);
        });
        before.stacks()
                .values()
                .forEach(stack -> Sides.withoutPolicies(stack.body().path("Resources")));
        try (var engine = DiffEngine.start()) {
            var costs = CostReview.atListPrices()
                    .of(Differences.between(before, new CloudAssembly("proposal", stacks, before.manifests()), engine));

            // 730 h × 2.24 = 1,635.20; the 500 GB of the writer in Virginia × 0.254 of Ireland = 127.00
            assertThat(costs).singleElement().satisfies(cost -> {
                assertThat(cost.environment()).isEqualTo("atlas-production");
                assertThat(cost.difference()).isEqualByComparingTo("-1762.20");
                assertThat(cost.lines())
                        .extracting(line -> line.region() + ": " + line.what())
                        .containsExactly(
                                "eu-west-1: RDS PostgreSQL gp3 storage Multi-AZ",
                                "eu-west-1: RDS PostgreSQL db.r5.2xlarge Multi-AZ",
                                "eu-west-1: RDS Database Insights, advanced",
                                "eu-west-1: What depends on usage");
            });
        }
    }

    @Test
    void replicas_here_and_in_other_regions_grow_with_their_writer() {
        var before = CommittedSnapshots.in(Snapshot.FOLDER, new Templates(AssetHashes.KEPT));
        var stacks = new TreeMap<>(before.stacks());
        stacks.computeIfPresent("atlas-production-us-east-1-data", (name, stack) -> {
            var body = (ObjectNode) stack.body().deepCopy();
            ((ObjectNode) body.at("/Resources/MainDatabase/Properties")).put("AllocatedStorage", "1000");
            return with(stack, body);
        });
        try (var engine = DiffEngine.start()) {
            var costs = CostReview.atListPrices()
                    .of(Differences.between(before, new CloudAssembly("proposal", stacks, before.manifests()), engine));

            assertThat(costs).singleElement().satisfies(cost -> assertThat(cost.lines())
                    .extracting(line -> "%s: %s = %s"
                            .formatted(
                                    line.region(),
                                    line.what(),
                                    line.difference().orElseThrow()))
                    .containsExactly(
                            // 500 GB × 0.276, × 0.254, × 0.23, and of both replicas in one zone × 0.115
                            "ap-southeast-1: RDS PostgreSQL gp3 storage Multi-AZ = 138.00",
                            "eu-west-1: RDS PostgreSQL gp3 storage Multi-AZ = 127.00",
                            "us-east-1: 2 × RDS PostgreSQL gp3 storage Single-AZ = 115.00",
                            "us-east-1: RDS PostgreSQL gp3 storage Multi-AZ = 115.00"));
        }
    }

    private static StackTemplate with(StackTemplate stack, JsonNode body) {
        return new StackTemplate(
                stack.name(), stack.stage(), stack.account(), stack.region(), stack.terminationProtection(), body);
    }

    @Property(tries = 300)
    void lines_add_up_to_the_difference(@ForAll("edits") List<Edit> edits) {
        var stack = STACKS.get(edits.size() % STACKS.size());
        var before = resources(stack);
        var after = (ObjectNode) before.deepCopy();
        for (var edit : edits) {
            edit.apply(after);
        }

        for (var cost : between(before, after).costs()) {
            assertThat(cost.lines().stream()
                            .flatMap(line -> line.difference().stream())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(cost.difference());
            assertThat(cost.lines())
                    .allSatisfy(line -> assertThat(line.difference().filter(amount -> amount.signum() == 0))
                            .as(line.what())
                            .isEmpty());
        }
    }

    @Property(tries = 300)
    void a_change_and_its_reversal_cancel_out(@ForAll("edits") List<Edit> edits) {
        var before = resources(STACKS.get(edits.size() % STACKS.size()));
        var after = (ObjectNode) before.deepCopy();
        for (var edit : edits) {
            edit.apply(after);
        }
        var there = difference(between(before, after));
        var back = difference(between(after, before));

        assertThat(there).isEqualByComparingTo(back.negate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "-1",
                "'text'",
                "true",
                "[]",
                "{}",
                "null",
                "[[1]]",
                "{Ref: Some}",
                "{'Fn::If': [A, [1], [2]]}",
                "{'Fn::GetAtt': 'A.B'}",
                "[{Ref: Some}]"
            })
    void survives_any_shape_of_any_property(String shape) {
        var value = Sides.resources(shape);
        for (var stack : STACKS) {
            var before = resources(stack);
            for (var resource : before.properties()) {
                if (!Services.isBilled(resource.getValue().path("Type").asText())) {
                    continue;
                }
                var after = (ObjectNode) before.deepCopy();
                var properties = (ObjectNode) after.path(resource.getKey()).path("Properties");
                var names = new ArrayList<String>();
                properties.fieldNames().forEachRemaining(names::add);
                for (var name : names) {
                    properties.set(name, value);
                }
                assertThatCode(() -> between(before, after).costs())
                        .as("%s %s", stack, resource.getKey())
                        .doesNotThrowAnyException();
            }
        }
    }

    /** What a jqwik case does to a template: takes some resources away, copies some, and sizes some differently. */
    record Edit(int resource, Kind kind, int number) {
        enum Kind {
            REMOVE,
            COPY,
            RESIZE
        }

        private static final Map<String, String> SIZES = Map.of(
                "AWS::RDS::DBInstance", "AllocatedStorage",
                "AWS::ElastiCache::ReplicationGroup", "NumCacheClusters",
                "AWS::KMS::Key", "Description");

        void apply(ObjectNode resources) {
            var names = new ArrayList<String>();
            resources.fieldNames().forEachRemaining(names::add);
            var name = names.get(resource % names.size());
            var node = (ObjectNode) resources.path(name);
            switch (kind) {
                case REMOVE -> resources.remove(name);
                case COPY -> resources.set(name + number, node.deepCopy());
                case RESIZE ->
                    Optional.ofNullable(SIZES.get(node.path("Type").asText()))
                            .ifPresent(property -> ((ObjectNode) node.path("Properties")).put(property, number));
            }
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        var edit = Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(Edit.Kind.values()),
                        Arbitraries.integers().between(0, 2000))
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(12);
    }

    private static BigDecimal difference(Sides sides) {
        return sides.costs().stream().map(cost -> cost.difference()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Sides between(JsonNode before, JsonNode after) {
        return new Sides(stack(before), stack(after));
    }

    private static StackTemplate stack(JsonNode resources) {
        return Sides.stack(Optional.of("us-east-1"), resources);
    }

    /** What a policy keeps saves nothing ({@link RemainsTest}); here all is deleted that is removed. */
    private static JsonNode resources(String stack) {
        try {
            return Sides.withoutPolicies(
                    JSON.readTree(Snapshot.file(stack).toFile()).path("Resources"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
