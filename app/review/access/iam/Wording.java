package dev.meridian.app.review.access.iam;

import static dev.meridian.app.review.access.iam.policy.ValueReader.CLOSE;
import static dev.meridian.app.review.access.iam.policy.ValueReader.OPEN;
import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.access.iam.attachment.Deployment;
import dev.meridian.app.review.access.iam.policy.Condition;
import dev.meridian.app.review.access.iam.policy.Conditions;
import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.access.setting.Readable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes parts of policies for a reader, the same for every account, region and stage. */
final class Wording {
    private static final int SHOWN = 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As "AWS global condition context keys" spells them, for those who write them in lower case. */
    private static final Map<String, String> GLOBAL_KEYS = Stream.of(
                    "aws:SourceArn",
                    "aws:SourceAccount",
                    "aws:SourceOrgID",
                    "aws:SourceOrgPaths",
                    "aws:SourceIp",
                    "aws:SourceVpc",
                    "aws:SourceVpce",
                    "aws:VpcSourceIp",
                    "aws:PrincipalArn",
                    "aws:PrincipalAccount",
                    "aws:PrincipalOrgID",
                    "aws:PrincipalOrgPaths",
                    "aws:PrincipalIsAWSService",
                    "aws:PrincipalServiceName",
                    "aws:ResourceAccount",
                    "aws:ResourceOrgID",
                    "aws:CalledVia",
                    "aws:ViaAWSService",
                    "aws:SecureTransport",
                    "aws:MultiFactorAuthPresent",
                    "aws:MultiFactorAuthAge",
                    "aws:RequestedRegion",
                    "aws:CurrentTime",
                    "aws:TagKeys",
                    "aws:UserAgent")
            .collect(Collectors.toUnmodifiableMap(key -> key.toLowerCase(Locale.ROOT), key -> key));

    private final Deployment deployment;

    Wording(Deployment deployment) {
        this.deployment = deployment;
    }

    String of(Patterns patterns) {
        var list = list(patterns.texts());
        return patterns.except() ? "everything but " + list : list;
    }

    /** All of them, since none may be hidden behind others. */
    String all(Patterns patterns) {
        var list = patterns.texts().map(this::of).distinct().collect(Collectors.joining(", "));
        var named = list.isEmpty() ? "nothing" : list;
        return patterns.except() ? "everything but " + named : named;
    }

    /** Whom a statement means; of everybody those whom a condition names. */
    String principals(Statement statement) {
        var named = statement.conditions().all().stream()
                .filter(condition -> namesPrincipals(statement, condition))
                .flatMap(condition -> condition.values().stream())
                .map(Glob::text)
                .toList();
        return named.isEmpty() ? principals(statement.principals()) : list(named.stream());
    }

    /** The conditions but those that name the principals. */
    static Conditions withoutPrincipals(Statement statement) {
        return new Conditions(statement.conditions().all().stream()
                .filter(condition -> !namesPrincipals(statement, condition))
                .toList());
    }

    private static boolean namesPrincipals(Statement statement, Condition condition) {
        return condition.key().equals("aws:principalarn")
                && condition.isLimiting()
                && !statement.principals().except()
                && (statement.principals().isEverything()
                        || statement.principals().texts().anyMatch("AWS:*"::equals));
    }

    /** Principals by their ARNs, services by their names. */
    String principals(Patterns principals) {
        if (principals.isEverything() || principals.texts().anyMatch("AWS:*"::equals)) {
            return "anybody";
        }
        if (principals.globs().isEmpty()) {
            return "nobody";
        }
        var list = list(principals.texts().map(text -> text.substring(text.indexOf(':') + 1)));
        return principals.except() ? "everybody but " + list : list;
    }

    String of(Conditions conditions) {
        return conditions.all().stream()
                .map(condition -> Stream.of(
                                condition.operator(),
                                spelled(condition),
                                list(condition.values().stream().map(glob -> glob.text())))
                        .filter(not(String::isBlank))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" and "));
    }

    private static String spelled(Condition condition) {
        return GLOBAL_KEYS.getOrDefault(condition.key(), condition.spelling());
    }

    /** The first few, and how many more there are. */
    String list(Stream<String> texts) {
        var all = texts.map(this::of).distinct().toList();
        return all.isEmpty() ? "nothing" : shortened(all, ", ");
    }

    static String shortened(List<String> all, String separator) {
        if (all.size() <= SHOWN) {
            return String.join(separator, all);
        }
        return String.join(separator, all.subList(0, SHOWN)) + " and " + (all.size() - SHOWN) + " more";
    }

    /** A text in which tokens read like {@code Bucket.Arn}. */
    String of(String text) {
        if (text.isBlank()) {
            return "nothing";
        }
        var plain = new StringBuilder();
        var from = 0;
        for (var start = text.indexOf(OPEN); start >= 0; start = text.indexOf(OPEN, from)) {
            var end = text.indexOf(CLOSE, start);
            plain.append(own(text.substring(from, start))).append(token(text.substring(start + 1, end)));
            from = end + 1;
        }
        return Readable.text(plain.append(own(text.substring(from))).toString());
    }

    private String token(String json) {
        var node = parsed(json);
        var function = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
        var argument = node.path(function);
        return switch (function) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" ->
                argument.path(0).asText().isBlank()
                        ? "<an attribute of something unnamed>"
                        : argument.path(0).asText() + "." + argument.path(1).asText();
            case "Fn::GetStackOutput" ->
                output(
                        of(argument.path("OutputName").asText()),
                        of(argument.path("StackName").asText()));
            case "Fn::ImportValue" -> "<export " + own(argument.asText(argument.toString())) + ">";
            default -> "<" + (function.isEmpty() ? own(json) : function) + ">";
        };
    }

    private static String reference(String name) {
        return switch (name) {
            case "AWS::AccountId" -> "{account}";
            case "AWS::Region" -> "{region}";
            case "AWS::Partition" -> "aws";
            default -> name.isBlank() ? "<something unnamed>" : name;
        };
    }

    private static String output(String name, String stack) {
        return "<" + (name.isBlank() ? "an unnamed output" : "output " + name) + (stack.isBlank() ? "" : " of " + stack)
                + ">";
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private String own(String text) {
        var shown = deployment
                .account()
                .map(account -> replaced(text, account, "{account}"))
                .orElse(text);
        shown = replaced(shown, deployment.stage(), "{stage}");
        return deployment.region().isPresent()
                ? replaced(shown, deployment.region().get(), "{region}")
                : shown;
    }

    /** Replaces whole words only: a stage may be called {@code prod}. */
    private static String replaced(String text, String word, String by) {
        if (word.isEmpty()) {
            return text;
        }
        var result = new StringBuilder();
        var from = 0;
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            var end = at + word.length();
            var bounded = (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            if (bounded) {
                result.append(text, from, at).append(by);
                from = end;
            }
        }
        return result.append(text, from, text.length()).toString();
    }
}
