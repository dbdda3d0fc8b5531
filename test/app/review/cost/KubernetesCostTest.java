package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KubernetesCostTest {
    private static final String STATEFUL_SET = """
            kind: StatefulSet
            metadata: {name: queue}
            spec:
              replicas: 3
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {storageClassName: gp3, resources: {requests: {storage: 10Gi}}}
            """;

    @Test
    void each_replica_brings_a_volume() {
        // 3 × 10 GB × 0.08 = 2.40
        assertThat(Sides.ofObject("us-east-1", "", STATEFUL_SET)).containsExactly("EBS gp3 storage = 2.40");
        // (5 - 3) × 10 GB × 0.08 = 1.60
        assertThat(Sides.ofObject("us-east-1", STATEFUL_SET, STATEFUL_SET.replace("replicas: 3", "replicas: 5")))
                .containsExactly("EBS gp3 storage = 1.60");
    }

    @Test
    void a_claim_is_rounded_up_to_the_gigabyte_that_is_billed() {
        var claim = "{kind: PersistentVolumeClaim, spec: {storageClassName: %s, resources: {requests: {storage: %s}}}}";

        // 1,500 MiB is 2 GB × 0.11
        assertThat(Sides.ofObject("eu-west-1", "", claim.formatted("gp2", "1500Mi")))
                .containsExactly("EBS gp2 storage = 0.22");
        // a TiB is 1,024 GB × 0.088
        assertThat(Sides.ofObject("eu-west-1", "", claim.formatted("gp3", "1Ti")))
                .containsExactly("EBS gp3 storage = 90.11");
        assertThat(Sides.ofObject("eu-west-1", "", claim.formatted("gp3", "much")))
                .containsExactly("EBS gp3 storage = ?");
    }

    @Test
    void a_claim_on_a_volume_that_is_there_costs_nothing() {
        assertThat(
                        Sides.ofObject(
                                "eu-west-1",
                                "",
                                "{kind: PersistentVolumeClaim, spec: {storageClassName: '', resources: {requests: {storage: 1Gi}}}}"))
                .isEmpty();
    }

    @Test
    void a_service_of_type_load_balancer_costs_its_hours() {
        var service = """
                kind: Service
                metadata: {annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external}}
                spec: {type: LoadBalancer}
                """;

        // 730 h × 0.0252 = 18.396
        assertThat(Sides.ofObject("eu-west-1", service.replace("type: LoadBalancer", "type: ClusterIP"), service))
                .containsExactly("Load balancer, NLB = 18.40");
        assertThat(Sides.ofObject("us-west-2", "", service)).containsExactly("Load balancer, NLB = ?");
    }

    @Test
    void pods_cost_nothing_by_themselves() {
        assertThat(Sides.ofObject("eu-west-1", "", "{kind: Deployment, spec: {replicas: 30}}"))
                .isEmpty();
    }
}
