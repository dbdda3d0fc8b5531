package dev.meridian.constructs.cluster.controlplane;

import java.util.List;
import java.util.regex.Pattern;

/** From where the Kubernetes API may be reached. Nodes and kubectl always use the private endpoint. */
public sealed interface EndpointReach {

    /** Only from within the VPC and what is connected to it. */
    record PrivateOnly() implements EndpointReach {}

    /**
     * From the VPC, and from these address ranges of the internet.
     *
     * @param cidrs at least one IPv4 range; {@code 0.0.0.0/0} is refused, say {@link PublicAndPrivate} for that
     */
    record RestrictedAndPrivate(List<String> cidrs) implements EndpointReach {
        private static final Pattern CIDR = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}");
        private static final int MOST_CIDRS = 40;

        /** @throws IllegalArgumentException if there is no range, a malformed one, everything, or more than 40 */
        public RestrictedAndPrivate {
            cidrs = List.copyOf(cidrs);
            if (cidrs.isEmpty() || cidrs.size() > MOST_CIDRS) {
                throw new IllegalArgumentException(
                        "a restricted endpoint takes 1 to %d address ranges, got %d; use PrivateOnly for none"
                                .formatted(MOST_CIDRS, cidrs.size()));
            }
            for (var cidr : cidrs) {
                if (!CIDR.matcher(cidr).matches()) {
                    throw new IllegalArgumentException(
                            "an address range must look like 203.0.113.0/24, got '%s'".formatted(cidr));
                }
                if (cidr.endsWith("/0")) {
                    throw new IllegalArgumentException(
                            "a restricted endpoint must not admit everybody, got '%s'; use PublicAndPrivate to say so"
                                    .formatted(cidr));
                }
            }
        }
    }

    /** From the VPC, and from the whole internet: callers are held off by IAM alone. */
    record PublicAndPrivate() implements EndpointReach {}
}
