package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.DNS;
import static dev.meridian.app.review.interruption.cause.Interruption.REQUESTS_BLOCKED;
import static dev.meridian.app.review.setting.Question.turnedOff;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.ByType;
import dev.meridian.app.review.setting.Setting;
import java.util.stream.Stream;

/**
 * Whether a VPC resolves names ("DNS attributes for your VPC" in the Amazon VPC User Guide), and what a web ACL does with
 * requests that none of its rules matches ("Setting the protection pack (web ACL) default action" in the AWS WAF Developer
 * Guide).
 */
final class Networks {
    private Networks() {}

    static Rule rule() {
        return new ByType()
                .with(
                        "AWS::EC2::VPC",
                        dangerous(
                                DNS,
                                "EnableDnsSupport",
                                turnedOff(true),
                                "The VPC's resolver is turned off, %s: nothing in it resolves a name, those of databases and of AWS's services included.",
                                "Keep it on, unless every subnet has resolvers of its own."),
                        notable(
                                DNS,
                                "EnableDnsHostnames",
                                turnedOff(false),
                                "Public addresses get no names any more, %s, and private names of endpoints need them.",
                                "Check that no interface endpoint has a private name and that nobody uses the names of instances."))
                .with("AWS::WAFv2::WebACL", Networks::defaultAction)
                .rule();
    }

    private static Stream<Finding> defaultAction(ResourceChange change) {
        var action = Setting.of(change, "DefaultAction");
        return action.before().has("Allow") && action.after().has("Block")
                ? Stream.of(action.dangerous(
                        REQUESTS_BLOCKED,
                        "The web ACL's default action changes from Allow to Block: requests that no rule allows are refused.",
                        "Count them first, and check that a rule allows every request that is to be served."))
                : Stream.empty();
    }
}
