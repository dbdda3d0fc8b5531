package dev.meridian.constructs.cluster.kubectl;

import java.util.regex.Pattern;

/** Where the Helm charts of controllers, and the images in them, are fetched from. */
public sealed interface Charts {
    /** Where an image is that its project publishes on this host under this path. Not for users. */
    default String image(String host, String path) {
        return "%s/%s".formatted(this instanceof Mirror mirror ? mirror.registry() : host, path);
    }

    /** The projects' own public repositories; the private subnets need a way to the internet. */
    record Upstream() implements Charts {}

    /**
     * One registry of your own, for clusters without a way to the internet.
     *
     * <p>Charts are expected at {@code <registry>/charts/<chart>} and images at {@code <registry>/<upstream image
     * path>}, each with the version that is pinned here or, for images, that the chart of this version names. Subnets
     * without a way out also need the VPC endpoints that nodes and controllers use: EKS, EKS Auth (for pod identities), STS, EC2, ECR (API and Docker), S3, Elastic Load
     * Balancing, Auto Scaling, SQS, SSM, Secrets Manager, KMS and CloudWatch Logs (Amazon EKS User Guide, Deploy
     * private clusters with limited internet access).
     *
     * @param registry host and optional path, without scheme and without a slash at the end
     */
    record Mirror(String registry) implements Charts {
        private static final Pattern REGISTRY = Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)*");

        /** @throws IllegalArgumentException if the registry carries a scheme, or ends with a slash */
        public Mirror {
            if (!REGISTRY.matcher(registry).matches()) {
                throw new IllegalArgumentException(
                        "a mirror is a registry host with an optional path, without scheme or final slash, got '%s'"
                                .formatted(registry));
            }
        }
    }
}
