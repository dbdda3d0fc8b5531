package dev.meridian.constructs.storage.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {
    @Test
    void ends_in_the_account_so_that_no_stranger_has_it() {
        var name = BucketName.of("atlas-uploads", "111111111111", "ap-southeast-1");

        assertThat(name.value()).isEqualTo("atlas-uploads-ap-southeast-1-111111111111");
        assertThat(name.arn()).isEqualTo("arn:aws:s3:::atlas-uploads-ap-southeast-1-111111111111");
    }

    @Test
    void takes_63_characters_and_no_more() {
        var longest = "a".repeat(63 - "-eu-west-1-111111111111".length());

        assertThat(BucketName.of(longest, "111111111111", "eu-west-1").value()).hasSize(63);
        assertThatThrownBy(() -> BucketName.of(longest + "a", "111111111111", "eu-west-1"))
                .hasMessage(
                        "bucket name must have 3 to 63 characters, got 64 in '%sa-eu-west-1-111111111111'; shorten it"
                                .formatted(longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Uploads", "up.loads", "-uploads", "uploads-", "up_loads", "${Token[Name.7]}"})
    void refuses_what_is_not_a_literal_dns_label(String name) {
        assertThatThrownBy(() -> new BucketName(name))
                .hasMessage("bucket name must be literal lower-case letters, digits and inner hyphens, "
                        + "got '%s'; leave out dots, capitals and tokens".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xn--uploads", "sthree-uploads", "amzn-s3-demo-uploads", "uploads-s3alias", "uploads--x-s3"})
    void refuses_what_s3_keeps_for_itself(String name) {
        assertThatThrownBy(() -> new BucketName(name))
                .hasMessage("bucket name must not use a prefix or suffix that S3 keeps for itself, got '%s'"
                        .formatted(name));
    }

    @Test
    void refuses_an_account_or_region_that_is_none() {
        assertThatThrownBy(() -> BucketName.of("uploads", "1111", "eu-west-1"))
                .hasMessage("account must be 12 digits, got '1111'");
        assertThatThrownBy(() -> BucketName.of("uploads", "111111111111", "ireland"))
                .hasMessage("region must be a region code such as eu-west-1, got 'ireland'");
    }
}
