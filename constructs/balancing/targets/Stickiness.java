package dev.meridian.constructs.balancing.targets;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a client of an {@code ApplicationEntry} keeps meeting the same target. */
public sealed interface Stickiness {
    /** The attributes of the target group that say so. */
    Map<String, String> attributes();

    /** Any target answers any request. */
    record None() implements Stickiness {
        @Override
        public Map<String, String> attributes() {
            return Map.of("stickiness.enabled", "false");
        }
    }

    /**
     * A cookie of the load balancer's own holds the client to its target.
     *
     * @param seconds how long, 1 to 604,800 (7 days)
     */
    record BalancerCookie(int seconds) implements Stickiness {
        /** @throws IllegalArgumentException if the seconds are not 1 to 604,800 */
        public BalancerCookie {
            Checks.requireWithin("seconds of stickiness", 1, 604_800, seconds);
        }

        @Override
        public Map<String, String> attributes() {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("stickiness.enabled", "true");
            attributes.put("stickiness.type", "lb_cookie");
            attributes.put("stickiness.lb_cookie.duration_seconds", Integer.toString(seconds));
            return attributes;
        }
    }

    /**
     * The application's own session cookie holds the client to its target.
     *
     * @param name the cookie's name, not one that starts with the load balancer's own {@code AWSALB}
     * @param seconds how long, 1 to 604,800 (7 days)
     */
    record ApplicationCookie(String name, int seconds) implements Stickiness {
        /** @throws IllegalArgumentException if the name is blank or one of AWS, or the seconds are not 1 to 604,800 */
        public ApplicationCookie {
            requireNonNull(name, "name");
            if (name.isBlank() || name.startsWith("AWSALB")) {
                throw new IllegalArgumentException(
                        "the cookie's name must be the application's own and not start with AWSALB, got '%s'"
                                .formatted(name));
            }
            Checks.requireWithin("seconds of stickiness", 1, 604_800, seconds);
        }

        @Override
        public Map<String, String> attributes() {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("stickiness.enabled", "true");
            attributes.put("stickiness.type", "app_cookie");
            attributes.put("stickiness.app_cookie.cookie_name", name);
            attributes.put("stickiness.app_cookie.duration_seconds", Integer.toString(seconds));
            return attributes;
        }
    }
}
