package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Patterns;

/** How many resources a pattern takes in. */
enum Breadth {
    /** Certain ones. */
    NAMED,
    /** All of a type, such as {@code arn:aws:iam::111111111111:role/*}. */
    WHOLE_TYPE,
    /** All. */
    EVERYTHING;

    public static Breadth of(Patterns resources) {
        if (resources.except() || resources.isEverything()) {
            return EVERYTHING;
        }
        return resources.globs().stream()
                .map(Breadth::of)
                .max(Breadth::compareTo)
                .orElse(NAMED);
    }

    private static Breadth of(Glob resource) {
        if (resource.isEverything()) {
            return EVERYTHING;
        }
        var parts = resource.arnComponents();
        if (parts.size() < 6 || !parts.get(0).equals("arn")) {
            return parts.get(0).equals("arn") && parts.get(parts.size() - 1).equals("*") ? EVERYTHING : NAMED;
        }
        var name = parts.get(5);
        if (name.equals("*") || name.equals("*/*")) {
            return EVERYTHING;
        }
        var whole = parts.get(2).equals("s3") ? name.startsWith("*") : isTypeAndWildcard(name);
        return whole ? WHOLE_TYPE : NAMED;
    }

    /** Whether some bucket is named by no more than what its name ends with. */
    static boolean isAnyBucket(Patterns resources) {
        return resources.globs().stream()
                .map(Glob::arnComponents)
                .anyMatch(parts -> parts.size() == 6
                        && parts.get(2).equals("s3")
                        && parts.get(5).startsWith("*"));
    }

    /** Whatever follows the wildcard narrows little: others choose names too. */
    private static boolean isTypeAndWildcard(String name) {
        var end = 0;
        while (end < name.length() && (Character.isLetter(name.charAt(end)) || name.charAt(end) == '-')) {
            end++;
        }
        return end > 0 && (name.startsWith("/*", end) || name.startsWith(":*", end));
    }
}
