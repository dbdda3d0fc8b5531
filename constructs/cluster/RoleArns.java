package dev.meridian.constructs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;

/** Which roles a cluster may give access to. */
final class RoleArns {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");

    private RoleArns() {}

    static void check(List<String> admins, List<String> viewers) {
        var seen = new ArrayList<String>();
        for (var arns : List.of(admins, viewers)) {
            for (var arn : arns) {
                if (!Token.isUnresolved(arn) && !ROLE_ARN.matcher(arn).matches()) {
                    throw new IllegalArgumentException(
                            ("access is given to IAM roles by ARN, such as arn:aws:iam::111111111111:role/operators, "
                                            + "got '%s'")
                                    .formatted(arn));
                }
                if (seen.contains(arn)) {
                    throw new IllegalArgumentException(("EKS takes one access entry for each role, got '%s' twice; "
                                    + "name it once, as admin or as viewer")
                            .formatted(arn));
                }
                seen.add(arn);
            }
        }
    }
}
