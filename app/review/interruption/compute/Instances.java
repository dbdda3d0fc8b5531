package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Properties of EC2 instances for whose change CloudFormation stops and starts an instance with an EBS root volume, and
 * replaces one with an instance store ({@code AWS::EC2::Instance}).
 */
final class Instances {
    private Instances() {}

    static Function<ResourceChange, Stream<Finding>> stopped(String property) {
        return change -> {
            var setting = Setting.of(change, property);
            if (!setting.differs()) {
                return Stream.empty();
            }
            boolean hasValues = !property.equals("UserData") && setting.before().isValueNode();
            return Stream.of(setting.dangerous(
                    RESTART,
                    "%s changes%s: the instance stops and starts again, or is replaced if its root is an instance store."
                            .formatted(property, hasValues ? " " + setting.fromTo() : ""),
                    "Deploy it off-peak; a public address that is no Elastic IP changes."));
        };
    }
}
