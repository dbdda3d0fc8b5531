package dev.meridian.constructs.balancing.targets;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.regex.Pattern;

/**
 * How a target proves that it can take requests.
 *
 * @param path what to ask for: a path, or for gRPC {@code /package.service/method}
 * @param successCodes the answers that count: HTTP codes such as {@code 200}, {@code 200,204} or {@code 200-299}, or
 *     for gRPC codes 0 to 99
 * @param intervalSeconds between two checks, 5 to 300
 * @param timeoutSeconds until a check without an answer has failed, 2 to 120 and less than the interval
 * @param healthyAfter successes in a row that make a target healthy, 2 to 10
 * @param unhealthyAfter failures in a row that make it unhealthy, 2 to 10
 */
public record HealthCheck(
        String path,
        String successCodes,
        int intervalSeconds,
        int timeoutSeconds,
        int healthyAfter,
        int unhealthyAfter) {
    /** What an HTTP target is asked for, unless said otherwise: {@value} (atlas A3). */
    public static final String DEFAULT_PATH = "/health";

    /** The answer an HTTP target gives, unless said otherwise: {@value}. */
    public static final String DEFAULT_SUCCESS_CODES = "200";

    /** What a gRPC target is asked for: {@value}, the method of the gRPC health checking protocol. */
    public static final String GRPC_PATH = "/grpc.health.v1.Health/Check";

    /** The answer a gRPC target gives: {@value}, which is OK. */
    public static final String GRPC_SUCCESS_CODES = "0";

    /** Seconds between two checks, unless said otherwise: {@value} (atlas A3). */
    public static final int DEFAULT_INTERVAL_SECONDS = 30;

    /** Seconds a target has to answer, unless said otherwise: {@value}. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 5;

    /** Successes that make a target healthy, unless said otherwise: {@value}. */
    public static final int DEFAULT_HEALTHY_AFTER = 2;

    /** Failures that make a target unhealthy, unless said otherwise: {@value}. */
    public static final int DEFAULT_UNHEALTHY_AFTER = 3;

    private static final Pattern CODES = Pattern.compile("\\d{1,3}(-\\d{1,3})?(,\\d{1,3}(-\\d{1,3})?)*");
    private static final int LONGEST_PATH = 1024;

    /**
     * Checks the ranges of "AWS CloudFormation Template Reference, AWS::ElasticLoadBalancingV2::TargetGroup".
     *
     * @throws IllegalArgumentException if a figure is out of its range, the path is not absolute or the codes are not
     *     codes
     */
    public HealthCheck {
        requireNonNull(path, "path");
        requireNonNull(successCodes, "successCodes");
        if (!path.startsWith("/") || path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "the health check's path must start with / and have at most %d characters, got '%s'"
                            .formatted(LONGEST_PATH, path));
        }
        if (!CODES.matcher(successCodes).matches()) {
            throw new IllegalArgumentException(
                    "successCodes must be codes or ranges joined by commas, such as 200 or 200-299, got '%s'"
                            .formatted(successCodes));
        }
        Checks.requireWithin("intervalSeconds", 5, 300, intervalSeconds);
        Checks.requireWithin("timeoutSeconds", 2, 120, timeoutSeconds);
        Checks.requireWithin("healthyAfter", 2, 10, healthyAfter);
        Checks.requireWithin("unhealthyAfter", 2, 10, unhealthyAfter);
        if (timeoutSeconds >= intervalSeconds) {
            throw new IllegalArgumentException(("timeoutSeconds must be less than intervalSeconds, got %d and %d; "
                            + "a check ends before the next begins")
                    .formatted(timeoutSeconds, intervalSeconds));
        }
    }

    /**
     * {@code GET} of this path every {@value #DEFAULT_INTERVAL_SECONDS} s, answered {@value #DEFAULT_SUCCESS_CODES}.
     */
    public static HealthCheck of(String path) {
        return of(path, DEFAULT_SUCCESS_CODES);
    }

    /** {@code GET} of {@value #DEFAULT_PATH} every {@value #DEFAULT_INTERVAL_SECONDS} s (atlas A3). */
    public static HealthCheck http() {
        return of(DEFAULT_PATH);
    }

    /** The gRPC health checking protocol every {@value #DEFAULT_INTERVAL_SECONDS} s. */
    public static HealthCheck grpc() {
        return of(GRPC_PATH, GRPC_SUCCESS_CODES);
    }

    private static HealthCheck of(String path, String successCodes) {
        return new HealthCheck(
                path,
                successCodes,
                DEFAULT_INTERVAL_SECONDS,
                DEFAULT_TIMEOUT_SECONDS,
                DEFAULT_HEALTHY_AFTER,
                DEFAULT_UNHEALTHY_AFTER);
    }

    /** Whether every code named lies between these two. */
    public boolean codesWithin(int least, int most) {
        return Pattern.compile("\\D")
                .splitAsStream(successCodes)
                .mapToInt(Integer::parseInt)
                .allMatch(code -> code >= least && code <= most);
    }
}
