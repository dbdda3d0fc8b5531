package dev.meridian.app.review.access.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads values of a template as text in which whatever CloudFormation resolves later stands as a token: its canonical JSON
 * between {@link #OPEN} and {@link #CLOSE}. The same value written in two ways, such as with {@code Fn::Join} and with
 * {@code Fn::Sub}, reads the same.
 */
public final class ValueReader {
    /** Begins a token; a character of Unicode's private use area, which no policy contains. */
    public static final char OPEN = '\uE000';

    /** Ends a token. */
    public static final char CLOSE = '\uE001';

    private final Map<String, String> pseudoParameters;
    private final Map<String, String> renames;

    /**
     * @param account the stack's account, where it is known
     * @param region the stack's region, where it is known
     * @param renames logical ids to be read as others
     */
    public ValueReader(Optional<String> account, Optional<String> region, Map<String, String> renames) {
        this.renames = Map.copyOf(renames);
        pseudoParameters = new TreeMap<>();
        account.ifPresent(id -> pseudoParameters.put("AWS::AccountId", id));
        region.ifPresent(name -> {
            pseudoParameters.put("AWS::Region", name);
            pseudoParameters.put("AWS::Partition", partition(name));
            pseudoParameters.put("AWS::URLSuffix", name.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com");
        });
    }

    /** The text of a value; empty for a missing one. */
    public String text(JsonNode value) {
        if (value.isValueNode() || value.isMissingNode()) {
            return value.asText("");
        }
        if (value.isObject() && value.size() == 1) {
            var function = value.properties().iterator().next();
            var argument = function.getValue();
            switch (function.getKey()) {
                case "Ref":
                    return reference(argument.asText());
                case "Fn::GetAtt":
                    return attribute(argument);
                case "Fn::Join":
                    if (argument.path(0).isTextual() && argument.path(1).isArray()) {
                        return StreamSupport.stream(argument.path(1).spliterator(), false)
                                .map(this::text)
                                .collect(Collectors.joining(argument.path(0).asText()));
                    }
                    break;
                case "Fn::Sub":
                    return substituted(argument);
                default:
                    break;
            }
        }
        return token(canonical(value));
    }

    /** The texts of a list, or of a single value where CloudFormation or IAM allows one; without {@code AWS::NoValue}. */
    public List<String> texts(JsonNode values) {
        var texts = new ArrayList<String>();
        for (var value : elements(values)) {
            texts.add(text(value));
        }
        return texts;
    }

    /** The elements of a list, or the single value that stands for one; without {@code AWS::NoValue}. */
    public static List<JsonNode> elements(JsonNode values) {
        var elements = new ArrayList<JsonNode>();
        for (var value : values.isArray() ? values : List.of(values)) {
            if (!value.isMissingNode() && !value.isNull() && !isNoValue(value)) {
                elements.add(value);
            }
        }
        return elements;
    }

    /** What a resource is called by those of its template that name it. */
    public String reference(String logicalId) {
        var known = pseudoParameters.get(logicalId);
        return known != null ? known : token("{\"Ref\":" + quoted(renames.getOrDefault(logicalId, logicalId)) + "}");
    }

    private String attribute(JsonNode argument) {
        var names = argument.isTextual()
                ? List.of(argument.asText().split("\\.", 2))
                : List.of(argument.path(0).asText(), argument.path(1).asText());
        var id = names.get(0);
        return token("{\"Fn::GetAtt\":[" + quoted(renames.getOrDefault(id, id)) + ","
                + quoted(names.size() > 1 ? names.get(1) : "") + "]}");
    }

    private String substituted(JsonNode argument) {
        var template = (argument.isArray() ? argument.path(0) : argument).asText();
        var variables = argument.path(1);
        var text = new StringBuilder();
        var from = 0;
        for (var start = template.indexOf("${"); start >= 0; start = template.indexOf("${", from)) {
            var end = template.indexOf('}', start);
            if (end < 0) {
                break;
            }
            text.append(template, from, start);
            var name = template.substring(start + 2, end).trim();
            if (name.startsWith("!")) {
                text.append("${").append(name, 1, name.length()).append('}');
            } else if (variables.has(name)) {
                text.append(text(variables.get(name)));
            } else {
                text.append(name.contains(".") ? attribute(TextNode.valueOf(name)) : reference(name));
            }
            from = end + 1;
        }
        return text.append(template, from, template.length()).toString();
    }

    private static boolean isNoValue(JsonNode value) {
        return value.path("Ref").asText().equals("AWS::NoValue");
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private String canonical(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(this::canonical)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (!value.isObject()) {
            return value.toString();
        }
        var only = value.size() == 1 ? value.fieldNames().next() : "";
        if (only.equals("Ref") || only.equals("Fn::GetAtt")) {
            var text = text(value);
            return text.charAt(0) == OPEN ? text.substring(1, text.length() - 1) : quoted(text);
        }
        var fields = new TreeMap<String, String>();
        value.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String token(String json) {
        return OPEN + json + CLOSE;
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
