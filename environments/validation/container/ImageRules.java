package dev.meridian.environments.validation.container;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.container.Image;
import java.util.regex.Pattern;

/** Container images, by the grammar of the OCI distribution's references. */
public final class ImageRules {
    private static final String PART = "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY =
            Pattern.compile("((localhost|[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+|[a-zA-Z0-9-]+(?=:))(:\\d{1,5})?/)?" + PART
                    + "(/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String MOVING = "latest";
    private static final int LONGEST = 255;

    private ImageRules() {}

    /** Checks the image of a service, job or store. */
    public static void check(Problems problems, String what, EnvironmentDefinition environment, Image image) {
        problems.require(
                image.repository().length() <= LONGEST
                        && REPOSITORY.matcher(image.repository()).matches(),
                "%s: image repository must look like tapwork/api, in lower case and without tag, got '%s'",
                what,
                image.repository());
        if (image.isDigest()) {
            problems.require(
                    DIGEST.matcher(image.reference()).matches(),
                    "%s: image digest must be sha256: and 64 hexadecimal digits, got '%s'",
                    what,
                    image.reference());
            return;
        }
        problems.require(
                TAG.matcher(image.reference()).matches(),
                "%s: image tag must be 1 to 128 letters, digits, full stops, hyphens and underscores, got '%s'",
                what,
                image.reference());
        problems.require(
                !environment.isProduction() || !image.reference().equals(MOVING),
                "%s: image tag must not be '%s' in production, got '%s'; nobody could roll back to what it was"
                        + " yesterday, name a version",
                what,
                MOVING,
                image);
    }
}
