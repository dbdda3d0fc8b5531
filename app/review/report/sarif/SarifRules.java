package dev.meridian.app.review.report.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that found something, in the order in which they are first asked for. */
final class SarifRules {
    /** High, by the scale of "SARIF support for code scanning"; whether it really is so, the level of a result says. */
    private static final String SECURITY_SEVERITY = "7.5";

    private final List<RuleId> rules = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    int index(RuleId rule) {
        var known = indexes.putIfAbsent(rule.id(), rules.size());
        if (known != null) {
            return known;
        }
        rules.add(rule);
        return rules.size() - 1;
    }

    ArrayNode json() {
        var result = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> result.add(json(rule)));
        return result;
    }

    private static ObjectNode json(RuleId rule) {
        var category = rule.category();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", rule.id());
        node.put("name", name(rule.id()));
        node.putObject("shortDescription").put("text", rule.title());
        node.putObject("fullDescription").put("text", category.title() + ": " + rule.title() + ".");
        node.putObject("help").put("text", advice(category));
        var properties = node.putObject("properties");
        var tags = properties
                .putArray("tags")
                .add("infrastructure")
                .add(category.name().toLowerCase(Locale.ROOT));
        properties.put("precision", "high");
        if (category == Category.ACCESS) {
            tags.add("security");
            properties.put("security-severity", SECURITY_SEVERITY);
        }
        return node;
    }

    /** Such as {@code DataRemoved} for {@code data/removed}. */
    private static String name(String id) {
        var result = new StringBuilder();
        for (var word : id.split("[/-]")) {
            if (!word.isEmpty()) {
                result.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return result.toString();
    }

    private static String advice(Category category) {
        var matter =
                switch (category) {
                    case DATA -> "CloudFormation deletes what is removed or replaced, unless a policy retains it.";
                    case INTERRUPTION -> "Plan when to deploy it, or make the change in steps that keep serving.";
                    case ACCESS -> "Grant what is needed to those who need it, and keep data encrypted.";
                    case RECOVERY -> "Make sure that what was promised can still be recovered, in time.";
                    case COST -> "Compare the monthly difference with what it is worth.";
                    case OTHER, CHURN -> "Look whether it is meant.";
                };
        return matter + " An error has to be approved before it is deployed; a warning deserves a look.";
    }
}
