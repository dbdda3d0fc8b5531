package dev.meridian.constructs.workload.rules;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of the CDK that are known at deployment only, found in a text without a call to the CDK.
 *
 * <p>Their text holds a random number: it must never be compared, hashed or checked.
 */
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^]]*]}");
    private static final String PLACE = "${}";

    private Tokens() {}

    /** Whether a part of the text is known at deployment only. */
    public static boolean isIn(String text) {
        return TOKEN.matcher(text).find();
    }

    /** The tokens of the text in their order. */
    public static List<String> in(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The text with the same placeholder for every token. */
    public static String masked(String text) {
        return TOKEN.matcher(text).replaceAll(result -> Matcher.quoteReplacement(PLACE));
    }
}
