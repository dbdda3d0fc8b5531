package dev.meridian.constructs.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;

class LogKeysTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:logs:eu-west-1:111111111111:log-group:audit, ArnEquals",
        "arn:aws:logs:eu-west-1:111111111111:*, ArnLike"
    })
    void admits_the_regions_cloudwatch_logs_for_one_group_or_a_pattern(String logGroups, String operator) {
        var stack = new Stack();
        var key = Key.Builder.create(stack, "Key").build();

        LogKeys.admit(key, "Logs", List.of("kms:Decrypt*"), "eu-west-1", logGroups);

        assertThat(Template.fromStack(stack).findResources("AWS::KMS::Key").toString())
                .contains("Service=logs.eu-west-1.amazonaws.com", "Sid=Logs", "Action=kms:Decrypt*")
                .contains("Condition={%s={kms:EncryptionContext:aws:logs:arn=%s}}".formatted(operator, logGroups));
    }
}
