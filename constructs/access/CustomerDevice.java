package dev.meridian.constructs.access;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import java.util.regex.Pattern;

/**
 * The device at the other end of a {@link CustomerVpn}.
 *
 * @param ipAddress its static public IPv4 address; CloudFormation wants one with certificates too, and AWS needs it to
 *     start the negotiation
 * @param authentication how the two ends know each other
 */
public record CustomerDevice(String ipAddress, Authentication authentication) {
    /** @throws IllegalArgumentException if the address is not a public IPv4 address */
    public CustomerDevice {
        requireNonNull(ipAddress, "ipAddress");
        requireNonNull(authentication, "authentication");
        if (!Ipv4Block.parse(ipAddress + "/32").isPublic()) {
            throw new IllegalArgumentException(
                    "ipAddress must be one that the internet routes, got '%s'".formatted(ipAddress));
        }
    }

    /** How the ends of a tunnel know each other. */
    public sealed interface Authentication {
        /**
         * A key per tunnel that AWS draws and keeps in Secrets Manager; no template ever holds it. Field
         * {@code PreSharedKeyArn} of {@code aws ec2 describe-vpn-connections} names the secret.
         */
        record PreSharedKeys() implements Authentication {}

        /**
         * A private certificate.
         *
         * @param certificateArn the ACM certificate of the same region, issued by an AWS Private CA
         */
        record Certificate(String certificateArn) implements Authentication {
            private static final Pattern ARN =
                    Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/\\S+");

            /** @throws IllegalArgumentException if the ARN is not an ACM certificate's */
            public Certificate {
                requireNonNull(certificateArn, "certificateArn");
                if (!ARN.matcher(certificateArn).matches()) {
                    throw new IllegalArgumentException(
                            "certificateArn must be the ARN of an ACM certificate, got '%s'".formatted(certificateArn));
                }
            }
        }
    }
}
