package dev.meridian.app.review.access.iam.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads policy documents, also those written as text, and also where parts are resolved by CloudFormation. */
public final class PolicyReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String IF = "Fn::If";

    private final ValueReader values;

    public PolicyReader(ValueReader values) {
        this.values = values;
    }

    /** The statements of a document; of a missing one none. */
    public PolicyDocument document(JsonNode document) {
        var statements = new ArrayList<Statement>();
        var unread = new ArrayList<String>();
        read(document, Conditions.none(), statements, unread);
        return new PolicyDocument(statements, unread);
    }

    private void read(JsonNode document, Conditions given, List<Statement> statements, List<String> unread) {
        if (document.isMissingNode() || document.isNull()) {
            return;
        }
        if (document.has(IF)) {
            branches(document.path(IF), given, (branch, conditions) -> read(branch, conditions, statements, unread));
        } else if (document.isObject() && document.has("Statement")) {
            for (var statement : ValueReader.elements(document.path("Statement"))) {
                readStatement(statement, given, statements, unread);
            }
        } else if (document.isTextual() || document.has("Fn::Join") || document.has("Fn::Sub")) {
            var parsed = parsed(values.text(document));
            if (parsed.has("Statement")) {
                read(parsed, given, statements, unread);
            } else {
                unread.add(values.text(document));
            }
        } else if (!document.isEmpty()) {
            unread.add(values.text(document));
        }
    }

    private void readStatement(JsonNode node, Conditions given, List<Statement> statements, List<String> unread) {
        if (node.has(IF)) {
            branches(
                    node.path(IF),
                    given,
                    (branch, conditions) -> readStatement(branch, conditions, statements, unread));
        } else if (node.path("Effect").isTextual()) {
            statements.add(statement(node, given));
        } else if (!ValueReader.elements(node).isEmpty()) {
            unread.add(values.text(node));
        }
    }

    private interface Branch {
        void read(JsonNode branch, Conditions conditions);
    }

    /** What stands in a branch holds under its condition, as if that were one of the policy's own. */
    private static void branches(JsonNode choice, Conditions given, Branch reading) {
        var name = choice.path(0).asText();
        reading.read(withoutNoValue(choice.path(1)), given.and(Condition.of(IF, name, List.of("true"))));
        reading.read(withoutNoValue(choice.path(2)), given.and(Condition.of(IF, name, List.of("false"))));
    }

    private static JsonNode withoutNoValue(JsonNode node) {
        return node.isObject() && ValueReader.elements(node).isEmpty() ? MissingNode.getInstance() : node;
    }

    /** One statement. */
    public Statement statement(JsonNode node, Conditions given) {
        return new Statement(
                node.path("Effect").asText("Allow").equals("Allow"),
                patterns(node, "Principal", this::principals),
                patterns(node, "Action", value -> globs(value, Glob::ignoringCase)),
                patterns(node, "Resource", value -> globs(value, Glob::pattern)),
                conditions(node.path("Condition"), given));
    }

    private static Patterns patterns(JsonNode statement, String element, Function<JsonNode, List<Glob>> reading) {
        if (statement.has("Not" + element)) {
            return new Patterns(true, reading.apply(statement.path("Not" + element)));
        }
        return statement.has(element)
                ? new Patterns(false, reading.apply(statement.path(element)))
                : Patterns.everything();
    }

    private List<Glob> globs(JsonNode node, Function<String, Glob> glob) {
        return values.texts(node).stream().map(glob).toList();
    }

    /** Principals by kind, such as {@code Service:s3.amazonaws.com}; those of AWS by their ARNs. */
    private List<Glob> principals(JsonNode node) {
        if (!node.isObject() || Values.isFunction(node)) {
            return values.texts(node).stream().map(PolicyReader::awsPrincipal).toList();
        }
        var globs = new ArrayList<Glob>();
        sorted(node).forEach((kind, named) -> {
            for (var text : values.texts(named)) {
                globs.add(kind.equals("AWS") ? awsPrincipal(text) : Glob.pattern(kind + ":" + text));
            }
        });
        return globs;
    }

    /** The order of members means nothing, and must not show. */
    private static Map<String, JsonNode> sorted(JsonNode object) {
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    /** An account's id alone means the account's root, which means the account. */
    private static Glob awsPrincipal(String text) {
        var account = text.length() == 12 && text.chars().allMatch(Character::isDigit);
        return Glob.pattern("AWS:" + (account ? "arn:aws:iam::" + text + ":root" : text));
    }

    private Conditions conditions(JsonNode node, Conditions given) {
        var conditions = new ArrayList<>(given.all());
        if (node.isMissingNode() || node.isNull() || ValueReader.elements(node).isEmpty()) {
            return given;
        }
        if (!node.isObject() || Values.isFunction(node)) {
            conditions.add(Condition.of("Condition", "", List.of(values.text(node))));
            return new Conditions(conditions);
        }
        sorted(node).forEach((operator, keys) -> {
            if (!keys.isObject() || Values.isFunction(keys)) {
                conditions.add(Condition.of("Condition", operator, List.of(values.text(keys))));
                return;
            }
            sorted(keys).forEach((key, value) -> conditions.add(Condition.of(operator, key, values.texts(value))));
        });
        return new Conditions(conditions);
    }

    /** The text as JSON, in which tokens stay parts of strings; a missing node if it is none. */
    private static JsonNode parsed(String text) {
        var json = new StringBuilder(text.length() + 16);
        var inToken = false;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            inToken = character == ValueReader.OPEN || (inToken && character != ValueReader.CLOSE);
            if (inToken && (character == '"' || character == '\\')) {
                json.append('\\');
            }
            json.append(character);
        }
        try {
            var node = JSON.readTree(json.toString());
            return node.isObject() ? node : JsonNodeFactory.instance.missingNode();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
