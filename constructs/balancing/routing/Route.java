package dev.meridian.constructs.balancing.routing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which requests go to a service: those that match one of the hosts and one of the paths.
 *
 * <p>The priority names the rule. Two services never swap priorities in one deployment, because a priority must be free
 * before it is taken; give the moved route a new one.
 *
 * @param priority where in the order of all routes this one is tried, 1 (first) to 50,000
 * @param hosts host patterns such as {@code api.example.com} or {@code *.example.com}; empty for any host
 * @param paths path patterns such as {@code /api/v1/*}; empty for any path
 */
public record Route(int priority, List<String> hosts, List<String> paths) {
    private static final int MOST_VALUES = 5;
    private static final int MOST_WILDCARDS = 5;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.*?-]*\\.[A-Za-z*?]+");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_\\-.$/~\"'@:+&*?]*");
    private static final int LONGEST = 128;

    /**
     * Checks the limits of "Condition types for listener rules" and "Quotas for your Application Load Balancers".
     *
     * @throws IllegalArgumentException if nothing is matched on, a pattern is malformed, or there are more than 5
     *     patterns or 5 wildcards
     */
    public Route {
        hosts = List.copyOf(requireNonNull(hosts, "hosts"));
        paths = List.copyOf(requireNonNull(paths, "paths"));
        Checks.requireWithin("priority", 1, 50_000, priority);
        var patterns = Stream.concat(hosts.stream(), paths.stream()).toList();
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "route %d must name a host or a path; for everything use the path /*".formatted(priority));
        }
        if (patterns.size() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "route %d must have at most %d hosts and paths together, got %d; split it into two routes"
                            .formatted(priority, MOST_VALUES, patterns.size()));
        }
        var wildcards = patterns.stream()
                .flatMapToInt(String::chars)
                .filter(character -> character == '*' || character == '?')
                .count();
        if (wildcards > MOST_WILDCARDS) {
            throw new IllegalArgumentException(
                    "route %d must have at most %d wildcards, got %d; split it into two routes"
                            .formatted(priority, MOST_WILDCARDS, wildcards));
        }
        requireAll("host", HOST, hosts, "api.example.com or *.example.com");
        requireAll("path", PATH, paths, "/api/*");
    }

    /** Any path of these hosts. */
    public static Route ofHosts(int priority, String... hosts) {
        return new Route(priority, List.of(hosts), List.of());
    }

    /** These paths of any host. */
    public static Route ofPaths(int priority, String... paths) {
        return new Route(priority, List.of(), List.of(paths));
    }

    private static void requireAll(String what, Pattern allowed, List<String> patterns, String example) {
        patterns.stream()
                .filter(pattern ->
                        pattern.length() > LONGEST || !allowed.matcher(pattern).matches())
                .findFirst()
                .ifPresent(pattern -> {
                    throw new IllegalArgumentException("a %s must look like %s and have at most %d characters, got '%s'"
                            .formatted(what, example, LONGEST, pattern));
                });
    }
}
