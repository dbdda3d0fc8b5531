package dev.meridian.environments.validation.rule;

import java.util.regex.Pattern;

/** How things may be called. */
public final class Names {
    /** Ids are made from the words: with digits in front, {@code auth-1} and {@code auth1} would share one. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

    /** RFC 1123, section 2.1, as Kubernetes takes it: "Object Names and IDs". */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    /** "Secrets" and "ConfigMaps", Kubernetes documentation. */
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_KEY = 253;

    private Names() {}

    /** Requires a name that ids can be made from. */
    public static void requireName(Problems problems, String what, String name) {
        problems.require(
                NAME.matcher(name).matches(),
                "%s must be lower-case words joined by hyphens, each a letter first and then letters and digits, got '%s'",
                what,
                name);
    }

    /** Requires a name that ids can be made from and that leaves room for what Kubernetes puts behind it. */
    public static void requireName(Problems problems, String what, int longest, String name) {
        requireName(problems, what, name);
        problems.require(
                name.length() <= longest,
                "%s '%s' may be %d characters long, so that there is room for what Kubernetes puts behind it, got %d",
                what,
                name,
                longest,
                name.length());
    }

    /** Requires a name that Kubernetes takes for an object. */
    public static void requireLabel(Problems problems, String what, String name) {
        problems.require(
                isLabel(name),
                "%s must be 1 to %d lower-case letters, digits and hyphens, no hyphen at either end, got '%s'",
                what,
                LONGEST_LABEL,
                name);
    }

    /** Requires the name of a key or file within an object. */
    public static void requireKey(Problems problems, String what, String key) {
        problems.require(
                isKey(key),
                "%s must be 1 to %d letters, digits, hyphens, underscores and full stops, got '%s'",
                what,
                LONGEST_KEY,
                key);
    }

    /** Requires the name of an environment variable. */
    public static void requireVariable(Problems problems, String what, String name) {
        problems.require(
                VARIABLE.matcher(name).matches(),
                "%s must be letters, digits and underscores, no digit first, got '%s'",
                what,
                name);
    }

    /** Whether Kubernetes takes this as the name of an object. */
    public static boolean isLabel(String name) {
        return name.length() <= LONGEST_LABEL && LABEL.matcher(name).matches();
    }

    /** Whether this may be a key or file within an object. */
    public static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && KEY.matcher(key).matches() && !key.equals(".") && !key.startsWith("..");
    }

    /** Whether this is a host's name in lower case, of two parts at least. */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }
}
