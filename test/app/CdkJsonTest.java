package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CdkJsonTest {
    @Test
    void makes_every_reference_between_stacks_weak() {
        assertThat(CdkJson.context()).containsEntry("@aws-cdk/core:defaultCrossStackReferences", "weak");
    }
}
