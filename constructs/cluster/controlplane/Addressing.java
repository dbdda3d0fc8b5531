package dev.meridian.constructs.cluster.controlplane;

import java.util.regex.Pattern;

/** Which addresses pods and services have. Cannot be changed once a cluster exists. */
public sealed interface Addressing {

    /**
     * IPv4: pods take addresses of the subnets, services of a range of their own.
     *
     * @param serviceCidr the services' range, a private one between /24 and /12 that overlaps no connected network
     */
    record Ipv4(String serviceCidr) implements Addressing {
        private static final Pattern PRIVATE_CIDR = Pattern.compile(
                "(10\\.\\d{1,3}|172\\.(1[6-9]|2\\d|3[01])|192\\.168)\\.\\d{1,3}\\.\\d{1,3}/(1[2-9]|2[0-4])");

        /** @throws IllegalArgumentException if the range is not private, or not between /24 and /12 */
        public Ipv4 {
            if (!PRIVATE_CIDR.matcher(serviceCidr).matches()) {
                throw new IllegalArgumentException(
                        "serviceCidr must be a private IPv4 range between /24 and /12, such as 172.20.0.0/16, got '%s'"
                                .formatted(serviceCidr));
            }
        }
    }

    /** IPv6 for pods and services; the VPC and the subnets need IPv6 ranges, services get theirs from EKS. */
    record Ipv6() implements Addressing {}
}
