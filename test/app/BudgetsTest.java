package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.support.Assembly;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    @Test
    void no_stack_is_over_budget() {
        assertThat(Budgets.exceeded(Assembly.stacks())).isEmpty();
    }

    @Test
    void names_a_stack_with_too_many_resources_or_too_large_a_template_and_the_cure() {
        var template = new ObjectMapper().createObjectNode();
        var resources = template.putObject("Resources");
        for (var i = 0; i <= Budgets.MOST_RESOURCES; i++) {
            resources.putObject("Resource" + i);
        }
        var stack = new StackArtifact(
                "big",
                "stage",
                "111111111111/us-east-1",
                Path.of("."),
                Path.of("big.json"),
                template,
                700_001,
                false,
                Map.of(),
                List.of());

        assertThat(Budgets.exceeded(List.of(stack)))
                .containsExactly(
                        "stack big has 401 resources, the budget is 400; split its layer",
                        "template of big has 700001 bytes, the budget is 700000; split its layer");
    }
}
