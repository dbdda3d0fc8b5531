package dev.meridian.environments.validation.capacity;

import static dev.meridian.environments.validation.Sample.cluster;
import static dev.meridian.environments.validation.Sample.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.compute.ClusterDefinition.Capacity.AutoMode;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.Karpenter;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.definition.EnvironmentDefinitionBuilder;
import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.JobDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.RollOut.BlueGreen;
import dev.meridian.environments.workload.scaling.RollOut.Canary;
import dev.meridian.environments.workload.scaling.RollOut.Colour;
import dev.meridian.environments.workload.scaling.RollOut.Rolling;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import dev.meridian.environments.workload.scaling.VerticalScaling.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CapacityRulesTest {
    private static final Resources CORE = Resources.request(1_000, 1_024).limit(1_000, 1_024);

    /** What one service with pods of a core and a GiB makes its namespace ask for. */
    static Stream<Arguments> demands() {
        return Stream.of(
                Arguments.of(core().scaling(Scaling.fixed(3)).rollOut(new Rolling(2, 0)), 5),
                Arguments.of(core().scaling(Scaling.horizontal(3, 7, 70, 80)), 8),
                Arguments.of(core().volumes(new Volume.Disk("data", "/data", 10)), 3),
                Arguments.of(exposed().rollOut(new BlueGreen(Colour.BLUE, new Image("sample/web", "v2"))), 7),
                Arguments.of(exposed().rollOut(new Canary(new Image("sample/web", "v2"), 10)), 7));
    }

    @ParameterizedTest
    @MethodSource("demands")
    void counts_every_pod_that_may_stand_at_once(ServiceDefinitionBuilder service, int pods) {
        assertThat(problems(environment(new Quota(999, 1_000, 1), service.build())))
                .contains(
                        ("namespace 'application': quota of 999m CPU, 1000 MiB and 1 pods is below the %dm CPU, %d MiB"
                                        + " and %d pods that everything in it asks for while it is scaled and rolled out; raise"
                                        + " the quota")
                                .formatted(pods * 1_000, pods * 1_024, pods));
    }

    @Test
    void lets_a_quota_be_exactly_what_is_asked_for() {
        Definitions.requireValid(List.of(Sample.system(environment(
                new Quota(4_000, 4_096, 4), exposed().scaling(Scaling.fixed(3)).build()))));
    }

    @Test
    void counts_what_vertical_scaling_may_ask_for() {
        var service = core().verticalScaling(new VerticalScaling(Mode.AUTO, 100, 128, 2_000, 2_048));

        assertThat(problems(environment(new Quota(7_999, 8_192, 4), service.build())))
                .contains(
                        "namespace 'application': quota of 7999m CPU, 8192 MiB and 4 pods is below the 8000m CPU, 8192"
                                + " MiB and 4 pods that everything in it asks for while it is scaled and rolled out; raise the"
                                + " quota");
    }

    @Test
    void counts_jobs() {
        var environment = Sample.production()
                .namespaces(namespace(new Quota(1_000, 1_024, 1))
                        .jobs(job("one"), job("two"))
                        .build());

        assertThat(problems(environment))
                .contains(
                        "namespace 'application': quota of 1000m CPU, 1024 MiB and 1 pods is below the 2000m CPU, 2048"
                                + " MiB and 2 pods that everything in it asks for while it is scaled and rolled out; raise the"
                                + " quota");
    }

    @Test
    void asks_for_a_node_that_takes_the_largest_pod() {
        var large = Sample.service("web", Resources.request(4_000, 1_024).limit(4_000, 1_024))
                .exposures(Sample.exposure("/"));

        assertThat(problems(environment(new Quota(40_000, 40_960, 50), large.build())))
                .containsExactly(
                        "service 'application/web': a pod of it asks for 4000m CPU and 1024 MiB at most, and no"
                                + " node that it may run on has room for that; ask for less or take larger types");
    }

    @Test
    void counts_the_smallest_type_of_a_group_for_aws_may_choose_it() {
        var large = Sample.service("web", Resources.request(3_000, 1_024).limit(3_000, 1_024))
                .exposures(Sample.exposure("/"));
        var mixed = NodeGroupDefinition.of("mixed", Purchase.ON_DEMAND, 3, 9, "m5.xlarge", "m5.large");

        assertThat(problems(environment(new Quota(40_000, 40_960, 50), large.build())
                        .cluster(cluster(new NodeGroups(List.of(mixed)), "Operator"))))
                .containsExactly(
                        "service 'application/web': a pod of it asks for 3000m CPU and 1024 MiB at most, and no"
                                + " node that it may run on has room for that; ask for less or take larger types");
    }

    /** Three nodes of 1930m, of which daemons take 510m each; a second pod of 800m finds room on none of them. */
    @Test
    void finds_room_for_each_pod_and_not_for_their_sum_alone() {
        var service = Sample.service("web", Resources.request(800, 1_024).limit(800, 1_024))
                .exposures(Sample.exposure("/"))
                .scaling(Scaling.fixed(4))
                .build();

        assertThat(problems(environment(new Quota(40_000, 40_960, 50), service)
                        .cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 3, "m5.large")))))
                .containsExactly(
                        "cluster: at their minimum all pods ask for 4180m CPU, 6468 MiB and 20 pods, the cluster's"
                                + " own among them, and its nodes at their maximum have 4260m CPU, 16857 MiB and 309 pods:"
                                + " service 'application/web' finds no room; raise the maximum of node groups or take larger"
                                + " types");
    }

    @Test
    void asks_for_room_at_the_maximum_too() {
        var service = exposed().scaling(Scaling.horizontal(2, 40, 70, 80)).build();

        assertThat(problems(environment(new Quota(60_000, 61_440, 60), service)
                        .cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 4, "m5.xlarge")))))
                .singleElement()
                .asString()
                .startsWith("cluster: at their maximum all pods ask for 41980m CPU")
                .endsWith(
                        "service 'application/web' finds no room; raise the maximum of node groups or take larger types");
    }

    @Test
    void puts_pods_only_where_they_may_run() {
        var spot = NodeGroupDefinition.of("spot", Purchase.SPOT, 0, 50, "m5.xlarge", "m5a.xlarge");
        var steady = exposed()
                .scaling(Scaling.fixed(12))
                .placement(new Placement(Placement.Spread.PREFERRED, Placement.Purchase.ON_DEMAND, Map.of(), List.of()))
                .build();

        assertThat(problems(environment(new Quota(60_000, 61_440, 60), steady)
                        .cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 3, "m5.xlarge"), spot))))
                .singleElement()
                .asString()
                .startsWith("cluster: at their minimum")
                .contains("service 'application/web' finds no room");
    }

    @Test
    void lets_karpenter_choose_nodes_up_to_its_limit() {
        var service = exposed().scaling(Scaling.fixed(30)).build();
        var environment = environment(new Quota(60_000, 61_440, 60), service);

        assertThat(problems(environment.cluster(cluster(new Karpenter(nodes(3, 3, "m5.large"), 20), "Operator"))))
                .singleElement()
                .asString()
                .endsWith("service 'application/web' finds no room; raise maximumCpus");
        Definitions.requireValid(List.of(
                Sample.system(environment.cluster(cluster(new Karpenter(nodes(3, 3, "m5.large"), 40), "Operator")))));
    }

    @Test
    void knows_the_limit_of_auto_mode() {
        var service = exposed().scaling(Scaling.fixed(80)).build();

        assertThat(problems(environment(new Quota(90_000, 92_160, 90), service)
                        .cluster(cluster(new AutoMode(), "Operator"))))
                .singleElement()
                .asString()
                .endsWith("finds no room; use node groups or Karpenter, which can grow further");
    }

    @Test
    void is_not_misled_by_numbers_beyond_reckoning() {
        var service = exposed()
                .scaling(Scaling.fixed(Integer.MAX_VALUE))
                .rollOut(new BlueGreen(Colour.BLUE, new Image("sample/web", "v2")))
                .build();

        assertThat(problems(environment(new Quota(60_000, 61_440, 60), service)
                        .cluster(cluster("1.35", "172.20.0.0/16", nodes(3, Integer.MAX_VALUE, "m5.xlarge")))))
                .anyMatch(problem -> problem.startsWith("namespace 'application': quota of 60000m CPU"))
                .anyMatch(problem -> problem.startsWith("cluster: at their minimum all pods ask for 1000000980m CPU"));
    }

    private static List<String> problems(EnvironmentDefinitionBuilder environment) {
        return Spoilt.problemsOf(environment);
    }

    private static EnvironmentDefinitionBuilder environment(Quota quota, ServiceDefinition service) {
        return Sample.production().namespaces(namespace(quota).services(service).build());
    }

    private static NamespaceDefinition.Builder namespace(Quota quota) {
        return NamespaceDefinition.builder("application", quota, new Ceiling(8_000, 8_192));
    }

    private static ServiceDefinitionBuilder core() {
        return Sample.service("web", CORE);
    }

    private static ServiceDefinitionBuilder exposed() {
        return core().exposures(Sample.exposure("/"));
    }

    private static JobDefinition job(String name) {
        return JobDefinition.builder(name, new Image("sample/tidy", "v1"), CORE).build();
    }
}
