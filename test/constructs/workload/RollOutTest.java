package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.exposure.TargetBinding.Binder;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.rollout.RollOut.Colour;
import dev.meridian.constructs.workload.rollout.Track;
import dev.meridian.constructs.workload.service.ServiceObjects;
import dev.meridian.constructs.workload.service.ServiceProps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollOutTest {
    private static final Image OLD = new Image("tapwork/api", "v0.9.0");
    private static final Image NEW = new Image("tapwork/api", "v1.1.0");
    private static final Rendered BLUE_GREEN =
            Rendered.of(ServiceObjects.of(withTwo(new RollOut.BlueGreen(Colour.GREEN, OLD), Track.BLUE, Track.GREEN)));
    private static final Rendered CANARY =
            Rendered.of(ServiceObjects.of(withTwo(new RollOut.Canary(NEW), Track.STABLE, Track.CANDIDATE)));

    @Test
    void blue_green_has_everything_twice_that_belongs_to_a_version() {
        assertThat(BLUE_GREEN.titles())
                .containsExactly(
                        "ServiceAccount tapwork-api",
                        "ConfigMap tapwork-config",
                        "NetworkPolicy tapwork-api",
                        "Service tapwork-api-service",
                        "Service tapwork-api-service-blue",
                        "Service tapwork-api-service-green",
                        "Deployment tapwork-api-blue",
                        "Deployment tapwork-api-green",
                        "PodDisruptionBudget tapwork-api-blue",
                        "HorizontalPodAutoscaler tapwork-api-blue-hpa",
                        "PodDisruptionBudget tapwork-api-green",
                        "HorizontalPodAutoscaler tapwork-api-green-hpa",
                        "TargetGroupBinding tapwork-api-blue",
                        "TargetGroupBinding tapwork-api-green");
    }

    @Test
    void the_live_colour_has_the_services_own_image() {
        assertThat(BLUE_GREEN.container("Deployment", "tapwork-api-green"))
                .containsEntry("image", "tapwork/api:v1.0.0");
        assertThat(BLUE_GREEN.container("Deployment", "tapwork-api-blue")).containsEntry("image", "tapwork/api:v0.9.0");
    }

    @Test
    void the_services_name_leads_to_the_live_colour_and_each_colour_has_a_name() {
        assertThat(selector("tapwork-api-service")).isEqualTo(Map.of("app", "tapwork-api", "colour", "green"));
        assertThat(selector("tapwork-api-service-blue")).isEqualTo(Map.of("app", "tapwork-api", "colour", "blue"));
        assertThat(selector("tapwork-api-service-green")).isEqualTo(Map.of("app", "tapwork-api", "colour", "green"));
    }

    @Test
    void no_object_of_one_colour_selects_pods_of_the_other() {
        for (var colour : List.of("blue", "green")) {
            var own = Map.of("matchLabels", Map.of("app", "tapwork-api", "colour", colour));
            var name = "tapwork-api-" + colour;

            assertThat(BLUE_GREEN.spec("Deployment", name).get("selector")).isEqualTo(own);
            assertThat(BLUE_GREEN.spec("PodDisruptionBudget", name).get("selector"))
                    .isEqualTo(own);
            assertThat(Rendered.<Object>get(
                            BLUE_GREEN.podSpec("Deployment", name), "topologySpreadConstraints", 0, "labelSelector"))
                    .isEqualTo(own);
            assertThat(Rendered.<Map<String, String>>get(
                            BLUE_GREEN.spec("Deployment", name), "template", "metadata", "labels"))
                    .containsEntry("colour", colour)
                    .containsEntry("app", "tapwork-api");
            assertThat(Rendered.<Object>get(BLUE_GREEN.spec("TargetGroupBinding", name), "serviceRef", "name"))
                    .isEqualTo("tapwork-api-service-" + colour);
            assertThat(Rendered.<Object>get(
                            BLUE_GREEN.spec("HorizontalPodAutoscaler", name + "-hpa"), "scaleTargetRef", "name"))
                    .isEqualTo(name);
        }
    }

    @Test
    void one_network_policy_holds_for_both_colours() {
        assertThat(BLUE_GREEN.spec("NetworkPolicy", "tapwork-api").get("podSelector"))
                .isEqualTo(Map.of("matchLabels", Map.of("app", "tapwork-api")));
    }

    @Test
    void a_canary_runs_the_candidate_beside_the_stable_version_which_others_in_the_cluster_stay_with() {
        assertThat(CANARY.container("Deployment", "tapwork-api-stable")).containsEntry("image", "tapwork/api:v1.0.0");
        assertThat(CANARY.container("Deployment", "tapwork-api-candidate"))
                .containsEntry("image", "tapwork/api:v1.1.0");
        assertThat(CANARY.spec("Service", "tapwork-api-service").get("selector"))
                .isEqualTo(Map.of("app", "tapwork-api", "track", "stable"));
        assertThat(CANARY.spec("Service", "tapwork-api-service-candidate").get("selector"))
                .isEqualTo(Map.of("app", "tapwork-api", "track", "candidate"));
        assertThat(Rendered.<Object>get(CANARY.spec("TargetGroupBinding", "tapwork-api-candidate"), "serviceRef"))
                .isEqualTo(Map.of("name", "tapwork-api-service-candidate", "port", 8000));
    }

    @Test
    void auto_mode_has_a_binding_of_its_own() {
        var api = Rendered.of(ServiceObjects.of(Seeds.tapworkApi()
                .bindings(List.of(new TargetBinding("api", "http", Track.ONLY, Seeds.TARGET_GROUP, Binder.AUTO_MODE)))
                .build()));

        assertThat(api.object("TargetGroupBinding", "api")).containsEntry("apiVersion", "eks.amazonaws.com/v1");
    }

    @Test
    void a_binding_of_a_version_that_does_not_run_is_refused() {
        var props = Seeds.tapworkApi().rollOut(new RollOut.Canary(NEW));

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "binding 'tapwork-api' must be of a version that runs, got ONLY; there is [STABLE, CANDIDATE]");
    }

    @Test
    void a_pod_goes_on_for_less_than_it_may_take_to_stop() {
        var pod = PodProps.builder(Seeds.container()).gracePeriodSeconds(3).build();

        var hurried = ServiceProps.builder("api", "tapwork", "tapwork", pod)
                .ports(List.of(Port.tcp("http", 8000, 8000)))
                .build();

        assertThat(hurried.drainSeconds()).isEqualTo(2);
    }

    private static Object selector(String service) {
        return BLUE_GREEN.spec("Service", service).get("selector");
    }

    private static ServiceProps withTwo(RollOut rollOut, Track first, Track second) {
        return Seeds.tapworkApi()
                .rollOut(rollOut)
                .bindings(List.of(binding(first), binding(second)))
                .build();
    }

    private static TargetBinding binding(Track track) {
        return new TargetBinding(
                track.nameOf("tapwork-api"), "http", track, Seeds.TARGET_GROUP, Binder.LOAD_BALANCER_CONTROLLER);
    }
}
