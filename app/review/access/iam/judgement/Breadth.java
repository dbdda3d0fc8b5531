package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.access.iam.policy.Glob;
import dev.meridian.app.review.access.iam.policy.Patterns;
import dev.meridian.app.review.access.iam.policy.ValueReader;

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
        return !parts.get(2).equals("s3") && isTypeAndWildcard(name) ? WHOLE_TYPE : NAMED;
    }

    private static boolean isTypeAndWildcard(String name) {
        var end = name.length() - 2;
        return end > 0
                && (name.endsWith("/*") || name.endsWith(":*"))
                && name.indexOf(ValueReader.OPEN) < 0
                && name.substring(0, end).chars().allMatch(c -> Character.isLetter(c) || c == '-');
    }
}
