package dev.meridian.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrictManifestsTest {
    @Test
    void refuses_a_misspelt_field_at_any_depth() {
        assertThatThrownBy(() -> StrictManifests.check(List.of(deployment(Map.of("dnsPolice", "ClusterFirst")))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apps/v1/Deployment")
                .hasMessageContaining("dnsPolice");
    }

    @Test
    void refuses_a_value_of_another_type() {
        assertThatThrownBy(() -> StrictManifests.read(deployment(Map.of("terminationGracePeriodSeconds", "60"))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void refuses_a_misspelt_field_of_a_custom_resource() {
        assertThatThrownBy(() -> StrictManifests.read(Map.of(
                        "apiVersion",
                        "elbv2.k8s.aws/v1beta1",
                        "kind",
                        "TargetGroupBinding",
                        "metadata",
                        Map.of("name", "api"),
                        "spec",
                        Map.of(
                                "serviceRef",
                                Map.of("name", "api", "port", 80),
                                "targetGroupARN",
                                "x",
                                "targetGroupArn",
                                "x"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("targetGroupArn");
    }

    @Test
    void refuses_secrets_and_other_kinds_that_nobody_should_write() {
        assertThatThrownBy(() -> StrictManifests.read(
                        Map.of("apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "x"))))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no strict type for kind v1/Secret in {name=x}");
    }

    private static Map<String, Object> deployment(Map<String, Object> podSpec) {
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "api"),
                "spec",
                Map.of("template", Map.of("spec", podSpec)));
    }
}
