package dev.meridian.constructs.workload.configuration;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that a text refers to, as Kubernetes reads it. */
final class References {
    /** A doubled dollar stands for one, and takes the following parenthesis its meaning. */
    private static final Pattern SYNTAX = Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

    private References() {}

    static Set<String> in(String text) {
        var names = new LinkedHashSet<String>();
        SYNTAX.matcher(text).results().forEach(result -> {
            if (result.group(1) != null) {
                names.add(result.group(1));
            }
        });
        return names;
    }
}
