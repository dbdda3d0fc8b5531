package dev.meridian.constructs.workload.rules;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names as Kubernetes takes them (Kubernetes documentation, Object Names and IDs; Labels and Selectors; Define
 * Environment Variables for a Container).
 *
 * <p>Each method gives back the name, and refuses with what the name is for, what it must be, and what it is.
 */
public final class Names {
    /**
     * The longest name of a workload: CronJobs add 11 characters to it, and the revisions of StatefulSets are labels of
     * at most 63 characters that begin with it.
     */
    public static final int LONGEST_WORKLOAD = 52;

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_KEY = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?");

    private Names() {}

    /** The name of a namespace, volume, secret or another object: at most 63 characters. */
    public static String object(String what, String name) {
        return label(what, name, LONGEST_LABEL);
    }

    /** The name of what runs pods: at most {@value #LONGEST_WORKLOAD} characters. */
    public static String workload(String what, String name) {
        return label(what, name, LONGEST_WORKLOAD);
    }

    /** The name of a Service, which is a name in DNS: a letter first. */
    public static String service(String what, String name) {
        if (!SERVICE.matcher(name).matches() || name.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "%s must have up to %d lower-case letters, digits and hyphens, a letter first, got '%s'"
                            .formatted(what, LONGEST_LABEL, name));
        }
        return name;
    }

    /** The name of a port. */
    public static String port(String name) {
        if (!PORT.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a port's name must have up to 15 lower-case letters, digits and single hyphens, got '%s'"
                            .formatted(name));
        }
        return name;
    }

    /** The name of an environment variable that {@code $(NAME)} can refer to. */
    public static String variable(String name) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an environment variable must have letters, digits and underscores, no digit first, got '%s'"
                            .formatted(name));
        }
        return name;
    }

    /** A key of a ConfigMap or Secret. */
    public static String key(String what, String key) {
        if (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "%s must have up to %d letters, digits, hyphens, dots and underscores, got '%s'"
                            .formatted(what, LONGEST_KEY, key));
        }
        return key;
    }

    /** Labels of an object or node. */
    public static Map<String, String> labels(String what, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "%s must be labels as Kubernetes takes them, got '%s' = '%s'".formatted(what, key, value));
            }
        });
        return labels;
    }

    private static String label(String what, String name, int longest) {
        if (!LABEL.matcher(name).matches() || name.length() > longest) {
            throw new IllegalArgumentException(
                    "%s must have up to %d lower-case letters, digits and hyphens, no hyphen first or last, got '%s'"
                            .formatted(what, longest, name));
        }
        return name;
    }
}
