package dev.meridian.constructs.storage.objects;

import static java.util.Objects.requireNonNull;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.CfnBucket.CorsRuleProperty;

/**
 * Lets pages of other origins read or write objects from the browser.
 *
 * @param origins such as {@code https://app.example.com}; {@code *} alone is refused
 * @param methods what they may do
 * @param preflightCache how long a browser remembers the answer
 */
public record CrossOrigin(List<String> origins, List<Method> methods, Duration preflightCache) {
    /**
     * @throws IllegalArgumentException if there is no origin or no method, or an origin is not {@code https://} and a
     * host
     */
    public CrossOrigin {
        origins = List.copyOf(requireNonNull(origins, "origins"));
        methods = List.copyOf(requireNonNull(methods, "methods"));
        requireNonNull(preflightCache, "preflightCache");
        if (origins.isEmpty() || methods.isEmpty()) {
            throw new IllegalArgumentException(
                    "a cross-origin rule must name an origin and a method, got %s and %s".formatted(origins, methods));
        }
        for (var origin : origins) {
            if (!origin.startsWith("https://") || origin.endsWith("/")) {
                throw new IllegalArgumentException(
                        "an origin must be https:// and a host without a final slash, got '%s'".formatted(origin));
            }
        }
    }

    CorsRuleProperty render() {
        return CorsRuleProperty.builder()
                .allowedOrigins(origins)
                .allowedMethods(methods.stream().map(Method::name).toList())
                .allowedHeaders(List.of("*"))
                .exposedHeaders(List.of("ETag"))
                .maxAge(preflightCache.toSeconds())
                .build();
    }

    /** What S3 lets a browser do. */
    public enum Method {
        GET,
        HEAD,
        PUT,
        POST,
        DELETE
    }
}
