package dev.meridian.app.review.access.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLockoutTest {
    private static final String ACCOUNT =
            "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:root'}, 'Action': 'kms:*', 'Resource': '*'}";
    private static final String KEEPER =
            "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:role/Keeper'},"
                    + " 'Action': 'kms:Put*', 'Resource': '*'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': ['kms:Get*', 'kms:Decrypt'], 'Resource': '*'}",
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 'kms:*', 'Resource': '*',"
                        + " 'Condition': {'StringEquals': {'kms:ViaService': 's3.eu-west-1.amazonaws.com'}}}",
                KEEPER,
                ACCOUNT + ", {'Effect': 'Deny', 'Principal': '*', 'Action': 'kms:*', 'Resource': '*'}",
                "",
            })
    void the_account_may_no_longer_manage_its_key(String after) {
        assertThat(lockouts(key(ACCOUNT), key(after))).hasSize(1);
        assertThat(lockouts("{'Key': {'Type': 'AWS::KMS::Key'}}", key(after))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Principal': {'AWS': {'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}},"
                        + " 'Action': ['kms:Put*', 'kms:Get*'], 'Resource': '*'}",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 'kms:*', 'Resource': '*'}",
                "{'Fn::If': ['Shared', {'Ref': 'AWS::NoValue'}, {'Ref': 'AWS::NoValue'}]}, " + ACCOUNT,
                ACCOUNT
                        + ", {'Effect': 'Deny', 'Principal': '*', 'Action': 'kms:ScheduleKeyDeletion', 'Resource': '*'}",
            })
    void the_account_still_may(String after) {
        assertThat(lockouts(key(ACCOUNT), key(after))).isEmpty();
    }

    @Test
    void the_last_one_who_may_manage_the_key_goes() {
        var reader = KEEPER.replace("kms:Put*", "kms:Get*");

        assertThat(lockouts(key(KEEPER), key(reader)))
                .singleElement()
                .asString()
                .contains("Nobody may manage");
        assertThat(lockouts(key(KEEPER), key(KEEPER.replace("Keeper", "Other"))))
                .isEmpty();
        assertThat(lockouts(key(reader), key(""))).isEmpty();
    }

    private static String key(String statements) {
        return "{'Key': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': {'Statement': [" + statements + "]}}}}";
    }

    private static List<String> lockouts(String before, String after) {
        return Changes.of(before, after).found().stream()
                .filter(finding -> finding.startsWith("DANGEROUS interruption/key-lockout"))
                .toList();
    }
}
