package dev.meridian.constructs.workload.probes;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.function.ToIntFunction;

/**
 * When a container counts as well or unwell.
 *
 * @param check what is asked
 * @param initialDelaySeconds how long after the start it is asked first
 * @param periodSeconds how often, at least 1
 * @param timeoutSeconds how long the answer may take, at least 1
 * @param failureThreshold after how many failures in a row it counts as unwell, at least 1
 * @param successThreshold after how many successes in a row it counts as well, at least 1; more for readiness only
 */
public record HealthProbe(
        Check check,
        int initialDelaySeconds,
        int periodSeconds,
        int timeoutSeconds,
        int failureThreshold,
        int successThreshold) {
    /** Kubernetes's own period: {@value} s. */
    public static final int DEFAULT_PERIOD_SECONDS = 10;

    /** Kubernetes's own timeout: {@value} s. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 1;

    /** Kubernetes's own threshold: {@value}. */
    public static final int DEFAULT_FAILURE_THRESHOLD = 3;

    /** @throws IllegalArgumentException if a number is too small */
    public HealthProbe {
        requireNonNull(check, "check");
        Numbers.atLeast("a probe's initialDelaySeconds", 0, initialDelaySeconds);
        Numbers.atLeast("a probe's periodSeconds", 1, periodSeconds);
        Numbers.atLeast("a probe's timeoutSeconds", 1, timeoutSeconds);
        Numbers.atLeast("a probe's failureThreshold", 1, failureThreshold);
        Numbers.atLeast("a probe's successThreshold", 1, successThreshold);
    }

    /** Asks with Kubernetes's own timings. */
    public static HealthProbe of(Check check) {
        return new HealthProbe(check, 0, DEFAULT_PERIOD_SECONDS, DEFAULT_TIMEOUT_SECONDS, DEFAULT_FAILURE_THRESHOLD, 1);
    }

    /** The probe in Kubernetes's terms, with all its timings. */
    public Probe toKubernetes(ToIntFunction<String> portNumbers) {
        var probe = new ProbeBuilder()
                .withInitialDelaySeconds(initialDelaySeconds)
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(timeoutSeconds)
                .withFailureThreshold(failureThreshold)
                .withSuccessThreshold(successThreshold);
        check.ask(probe, portNumbers);
        return probe.build();
    }
}
