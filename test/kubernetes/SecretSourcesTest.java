package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.SecretSources;
import dev.meridian.support.Assembly;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretSourcesTest {
    private static final Defined STANDBY = Clusters.of("taskflow-production-us-east-1");

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void every_key_comes_from_a_value_that_is_kept_in_the_same_region(Defined defined) {
        assertThat(problems(defined, defined.cluster())).isEmpty();
    }

    @Test
    void a_value_that_is_kept_nowhere_is_found() {
        assertThat(problems(STANDBY, key("jwt-secret", "taskflow-production/production/jwt-secret/secret")))
                .containsExactly("ExternalSecret production/jwt-secret takes 'secret' from"
                        + " taskflow-production/production/jwt-secret/secret, which is not kept in us-east-1");
    }

    @Test
    void a_value_that_no_copy_of_is_in_the_region_is_found() {
        var only = Assembly.stacks("taskflow-production")
                .filter(stack -> !stack.name().contains("us-west-2"))
                .toList();

        assertThat(SecretSources.problems(STANDBY.cluster(), "us-east-1", only))
                .anySatisfy(problem -> assertThat(problem).contains("jwt-secret"));
    }

    @Test
    void an_output_that_is_no_secret_or_of_another_region_is_found() {
        var noSecret =
                key("redis-secret", "${taskflow-production-us-east-1-data.PublishOutputRefNotificationsQueue99DA0A3E}");
        var elsewhere = key(
                "redis-secret",
                "${taskflow-production-us-west-2-data.PublishOutputRefSessionsCacheUsersApplicationSecretA0A40A0B3B13CB87}");

        assertThat(problems(STANDBY, noSecret)).hasSize(1);
        assertThat(problems(STANDBY, elsewhere)).hasSize(1);
    }

    @Test
    void a_property_that_a_secret_does_not_have_is_found() {
        var faulty = STANDBY.cluster().changed("ExternalSecret", "production", "redis-secret", secret -> ((ObjectNode)
                        secret.at("/spec/data/0/remoteRef"))
                .put("property", "user"));

        assertThat(problems(STANDBY, faulty)).hasSize(1);
    }

    private static Cluster key(String secret, String key) {
        return STANDBY.cluster().changed("ExternalSecret", "production", secret, object -> ((ObjectNode)
                        object.at("/spec/data/0/remoteRef"))
                .put("key", key));
    }

    private static List<String> problems(Defined defined, Cluster cluster) {
        return SecretSources.problems(cluster, defined.region().region().code(), stacks(defined));
    }

    private static List<StackArtifact> stacks(Defined defined) {
        return Assembly.stacks(
                        defined.system().name() + "-" + defined.environment().name())
                .toList();
    }
}
