package dev.meridian.app.review.access.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A text of a policy in which {@code *} may stand for any text and {@code ?} for any character.
 *
 * @param text the text as written
 * @param symbols the text as characters, wildcards and whole tokens
 */
public record Glob(String text, List<String> symbols) {
    /** The wildcard for any text; two characters, so that no literal character equals it. */
    private static final String ANY = "*any";

    /** The wildcard for one character. */
    private static final String ONE = "?one";

    private static final Glob EVERYTHING = pattern("*");

    public Glob {
        symbols = List.copyOf(symbols);
    }

    /** A text with wildcards. */
    public static Glob pattern(String text) {
        return new Glob(text, symbols(text, true));
    }

    /** A text with wildcards that ignores case, as actions do. */
    public static Glob ignoringCase(String text) {
        return new Glob(text, symbols(text.toLowerCase(Locale.ROOT), true));
    }

    /** A text in which stars are stars. */
    public static Glob literal(String text) {
        return new Glob(text, symbols(text, false));
    }

    public static Glob everything() {
        return EVERYTHING;
    }

    public boolean isEverything() {
        return !symbols.isEmpty() && symbols.stream().allMatch(ANY::equals);
    }

    public boolean hasWildcard() {
        return symbols.contains(ANY) || symbols.contains(ONE);
    }

    /** Whether this matches all that the other matches. */
    public boolean covers(Glob other) {
        if (symbols.equals(other.symbols)) {
            return true;
        }
        return hasWildcard() && matches(other.symbols);
    }

    /** Whether nothing can match both; only said where the texts before their first wildcards or tokens contradict. */
    public boolean excludes(Glob other) {
        for (var i = 0; ; i++) {
            var mine = i < symbols.size() ? symbols.get(i) : "";
            var others = i < other.symbols.size() ? other.symbols.get(i) : "";
            if (mine.length() > 1 || others.length() > 1 || (mine.isEmpty() && others.isEmpty())) {
                return false;
            }
            if (!mine.equals(others)) {
                return true;
            }
        }
    }

    /** Compares component by component as {@code ArnLike} does, where no wildcard reaches across a colon. */
    boolean coversArn(Glob other) {
        if (isEverything() || symbols.equals(other.symbols)) {
            return true;
        }
        var mine = components();
        var others = other.components();
        if (mine.size() != others.size()) {
            return false;
        }
        for (var i = 0; i < mine.size(); i++) {
            var last = i == mine.size() - 1;
            var token = others.get(i).symbols.stream().anyMatch(Glob::isToken);
            if (token && !last && !mine.get(i).symbols.equals(others.get(i).symbols)) {
                return false;
            }
            if (!mine.get(i).covers(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The parts of an ARN; the last one holds whatever follows the fifth colon. */
    public List<String> arnComponents() {
        return components().stream()
                .map(component -> component.symbols.stream()
                        .map(symbol -> symbol.equals(ANY) ? "*" : symbol.equals(ONE) ? "?" : symbol)
                        .collect(Collectors.joining()))
                .toList();
    }

    private List<Glob> components() {
        var components = new ArrayList<Glob>();
        var from = 0;
        for (var i = 0; i < symbols.size() && components.size() < 5; i++) {
            if (symbols.get(i).equals(":")) {
                components.add(new Glob("", symbols.subList(from, i)));
                from = i + 1;
            }
        }
        components.add(new Glob("", symbols.subList(from, symbols.size())));
        return components;
    }

    /** A star may take any run of the other's symbols, wildcards included; everything else takes only its like. */
    private boolean matches(List<String> other) {
        var mine = 0;
        var at = 0;
        var star = -1;
        var resume = 0;
        while (at < other.size()) {
            if (mine < symbols.size() && symbols.get(mine).equals(ANY)) {
                star = mine++;
                resume = at;
            } else if (mine < symbols.size() && takes(symbols.get(mine), other.get(at))) {
                mine++;
                at++;
            } else if (star >= 0) {
                mine = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (mine < symbols.size() && symbols.get(mine).equals(ANY)) {
            mine++;
        }
        return mine == symbols.size();
    }

    private static boolean takes(String mine, String other) {
        return mine.equals(other) || (mine.equals(ONE) && other.length() == 1);
    }

    private static boolean isToken(String symbol) {
        return symbol.length() > 1 && !symbol.equals(ANY) && !symbol.equals(ONE);
    }

    /** Policy variables such as {@code ${aws:username}} are tokens too: their values are known to IAM alone. */
    private static List<String> symbols(String text, boolean wildcards) {
        var symbols = new ArrayList<String>(text.length());
        var i = 0;
        while (i < text.length()) {
            var character = text.charAt(i);
            var end = i;
            if (character == ValueReader.OPEN) {
                end = text.indexOf(ValueReader.CLOSE, i);
            } else if (text.startsWith("${", i)) {
                end = text.indexOf('}', i);
            }
            if (end > i) {
                symbols.add(text.substring(i, end + 1));
                i = end + 1;
                continue;
            }
            if (wildcards && character == '*') {
                symbols.add(ANY);
            } else if (wildcards && character == '?') {
                symbols.add(ONE);
            } else {
                symbols.add(String.valueOf(character));
            }
            i++;
        }
        return symbols;
    }
}
