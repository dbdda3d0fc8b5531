package dev.meridian.environments.validation.scaling;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.container.ImageRules;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.RollOut.BlueGreen;
import dev.meridian.environments.workload.scaling.RollOut.Canary;
import dev.meridian.environments.workload.scaling.RollOut.Rolling;

/** How a new version of a service takes over. */
public final class RollOutRules {
    private RollOutRules() {}

    /** Checks the roll-out of a service. */
    public static void check(
            Problems problems, String what, EnvironmentDefinition environment, ServiceDefinition service) {
        if (service.rollOut() instanceof Rolling rolling) {
            checkRolling(problems, what, service.scaling().minimum(), rolling);
            return;
        }
        checkTwoVersions(problems, what, service);
        if (service.rollOut() instanceof BlueGreen both) {
            ImageRules.check(problems, what + ": rollOut", environment, both.other());
        } else if (service.rollOut() instanceof Canary canary) {
            ImageRules.check(problems, what + ": rollOut", environment, canary.candidate());
            problems.requireBetween(
                    0, 100, canary.percent(), what + ": rollOut: percent", "it is a share of the requests");
        }
    }

    private static void checkRolling(Problems problems, String what, int minimum, Rolling rolling) {
        problems.require(
                rolling.surge() >= 0, "%s: rollOut: surge must not be negative, got %d", what, rolling.surge());
        problems.require(
                rolling.unavailable() >= 0,
                "%s: rollOut: unavailable must not be negative, got %d",
                what,
                rolling.unavailable());
        problems.require(
                rolling.surge() != 0 || rolling.unavailable() != 0,
                "%s: rollOut: surge and unavailable must not both be 0; no pod could be replaced",
                what);
        problems.require(
                rolling.unavailable() < minimum || minimum < 1,
                "%s: rollOut: unavailable must be below the %d pods that there are at least, got %d; nobody would answer"
                        + " meanwhile",
                what,
                minimum,
                rolling.unavailable());
    }

    private static void checkTwoVersions(Problems problems, String what, ServiceDefinition service) {
        var title = title(service.rollOut());
        problems.require(
                !service.exposures().isEmpty(),
                "%s: rollOut %s needs an exposure, for the load balancer parts the requests, got none; expose the service"
                        + " or roll",
                what,
                title);
        problems.require(
                !service.keepsDisks(),
                "%s: rollOut %s puts two versions side by side, which cannot share the disks of its pods; roll",
                what,
                title);
    }

    private static String title(RollOut rollOut) {
        return rollOut instanceof BlueGreen ? "blue-green" : "canary";
    }
}
