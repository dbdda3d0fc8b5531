package dev.meridian.app.review.manifest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A manifest's text, put together as CloudFormation does it. A value that only a deployment knows is named: {@code
 * ${Stack.Output}}; in quotes where JSON would otherwise end being JSON.
 */
public final class ManifestText {
    private static final String JOIN = "Fn::Join";
    private static final String SUB = "Fn::Sub";
    private static final String IF = "Fn::If";

    /** What {@code Fn::Sub} fills in; with an exclamation mark it is text that only looks so. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final StringBuilder text = new StringBuilder();
    private boolean isJson;
    private boolean inQuotes;
    private boolean afterBackslash;

    private ManifestText() {}

    /** Its texts: one, or those of both branches where a condition chooses the whole manifest. */
    public static List<String> of(JsonNode manifest) {
        if (manifest.path(IF).isArray()) {
            return Stream.of(manifest.path(IF).path(1), manifest.path(IF).path(2))
                    .filter(branch -> !branch.path("Ref").asText().equals("AWS::NoValue"))
                    .flatMap(branch -> of(branch).stream())
                    .toList();
        }
        if (manifest.isMissingNode() || manifest.isNull()) {
            return List.of();
        }
        if (manifest.isArray() || manifest.has("kind")) {
            return List.of(manifest.toString());
        }
        var whole = new ManifestText();
        whole.add(manifest);
        return List.of(whole.text.toString());
    }

    static boolean isJson(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i) == '[' || text.charAt(i) == '{';
            }
        }
        return false;
    }

    private void add(JsonNode value) {
        if (value.isValueNode()) {
            addText(value.asText());
        } else if (value.path(JOIN).path(1).isArray()) {
            addJoin(value.path(JOIN).path(0).asText(), value.path(JOIN).path(1));
        } else if (value.path(SUB).isTextual()) {
            addSub(value.path(SUB).asText(), value);
        } else if (value.path(SUB).path(0).isTextual()) {
            addSub(value.path(SUB).path(0).asText(), value.path(SUB).path(1));
        } else {
            addToken(name(value));
        }
    }

    private void addJoin(String delimiter, JsonNode parts) {
        var isFirst = true;
        for (var part : parts) {
            if (!isFirst) {
                addText(delimiter);
            }
            add(part);
            isFirst = false;
        }
    }

    private void addSub(String template, JsonNode variables) {
        var matcher = VARIABLE.matcher(template);
        var end = 0;
        while (matcher.find()) {
            addText(template.substring(end, matcher.start()));
            var variable = matcher.group(2).strip();
            if (!matcher.group(1).isEmpty()) {
                addText("${" + variable + "}");
            } else if (variables.has(variable)) {
                add(variables.path(variable));
            } else {
                addToken(variable);
            }
            end = matcher.end();
        }
        addText(template.substring(end));
    }

    private void addText(String literal) {
        text.append(literal);
        isJson = isJson || isJson(text);
        if (isJson) {
            literal.chars().forEach(this::follow);
        }
    }

    private void follow(int character) {
        if (afterBackslash) {
            afterBackslash = false;
        } else if (character == '\\') {
            afterBackslash = true;
        } else if (character == '"') {
            inQuotes = !inQuotes;
        }
    }

    private void addToken(String name) {
        var token = "${" + name + "}";
        if (!isJson) {
            text.append(token);
            return;
        }
        var escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(token));
        text.append(inQuotes ? escaped : '"' + escaped + '"');
    }

    /** What a reviewer calls a value that CloudFormation fills in. */
    static String name(JsonNode reference) {
        if (reference.path("Ref").isTextual()) {
            return reference.path("Ref").asText();
        }
        var attribute = reference.path("Fn::GetAtt");
        if (attribute.isTextual()) {
            return attribute.asText();
        }
        if (attribute.path(0).isTextual() && attribute.path(1).isTextual()) {
            return attribute.path(0).asText() + "." + attribute.path(1).asText();
        }
        var output = reference.path("Fn::GetStackOutput");
        if (output.path("StackName").isTextual() && output.path("OutputName").isTextual()) {
            return output.path("StackName").asText() + "."
                    + output.path("OutputName").asText();
        }
        return reference.toString().replace('"', '\'');
    }
}
