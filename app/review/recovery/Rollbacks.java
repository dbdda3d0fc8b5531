package dev.meridian.app.review.recovery;

import static dev.meridian.app.review.recovery.weakness.Recovery.ROLLBACK;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import java.util.stream.Stream;

/** What undoes a deployment that fails ("How the Amazon ECS deployment circuit breaker detects failures"). */
final class Rollbacks {
    private static final String BREAKER = "DeploymentConfiguration.DeploymentCircuitBreaker";

    private Rollbacks() {}

    static Rule rule() {
        return new ByType()
                .with("AWS::ECS::Service", Rollbacks::circuitBreaker)
                .with(
                        "AWS::CodeDeploy::DeploymentGroup",
                        notable(
                                ROLLBACK,
                                "AutoRollbackConfiguration.Enabled",
                                turnedOff(false),
                                "A deployment that fails is not rolled back any more, %s.",
                                "Check who notices a failed deployment, and how the former version comes back."))
                .rule();
    }

    private static Stream<Finding> circuitBreaker(ResourceChange change) {
        var breaker = Setting.of(change, BREAKER);
        if (isTurnedOff(change, "Enable")) {
            return Stream.of(breaker.notable(
                    ROLLBACK,
                    "The circuit breaker is turned off: a deployment whose tasks fail goes on trying, and is not rolled back.",
                    "Check who notices a deployment that never ends."));
        }
        return isTurnedOff(change, "Rollback")
                ? Stream.of(breaker.notable(
                        ROLLBACK,
                        "The circuit breaker no longer rolls back: a deployment that fails stops where it is.",
                        "Check who notices it and how the former version comes back."))
                : Stream.empty();
    }

    private static boolean isTurnedOff(ResourceChange change, String property) {
        return turnedOff(false).about(Setting.of(change, BREAKER + "." + property)) == Question.Answer.YES;
    }
}
