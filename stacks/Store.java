package dev.meridian.stacks;

import static java.util.Objects.requireNonNull;

/**
 * Something in an earlier layer that clients of a later one connect to.
 *
 * @param name what the rule that lets them in is called
 * @param securityGroupId the security group to be opened
 * @param port the port to be opened
 */
record Store(String name, String securityGroupId, int port) {
    Store {
        requireNonNull(name, "name");
        requireNonNull(securityGroupId, "securityGroupId");
    }
}
