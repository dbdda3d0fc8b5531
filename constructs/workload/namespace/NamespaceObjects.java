package dev.meridian.constructs.workload.namespace;

import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Quantities;
import dev.meridian.constructs.workload.security.PodSecurityLevel;
import dev.meridian.constructs.workload.traffic.Policies;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Kubernetes objects of a namespace, without a call to the CDK. */
public final class NamespaceObjects {
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";
    private static final String READINESS_GATES = "elbv2.k8s.aws/pod-readiness-gate-inject";
    private static final String NAME = "namespace-default";

    private NamespaceObjects() {}

    /** The namespace alone, which is applied first and on its own: removing it removes everything in it. */
    public static HasMetadata namespace(NamespaceProps props) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(props.name())
                .withLabels(labels(props))
                .endMetadata()
                .build();
    }

    /** What holds in it: the quota, the limits of containers, and the network policy that lets nothing but names through. */
    public static List<HasMetadata> rules(NamespaceProps props) {
        var owner = new Owner(NAME, props.name(), props.partOf(), "namespace");
        var quota = new ResourceQuotaBuilder()
                .withMetadata(owner.metadata(NAME))
                .withNewSpec()
                .withHard(hard(props.quota()))
                .endSpec()
                .build();
        var defaults = props.limits().defaults().toKubernetes();
        var limits = new LimitRangeBuilder()
                .withMetadata(owner.metadata(NAME))
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .withMax(Map.of(
                        "cpu", Quantities.cpu(props.limits().ceilingCpuMillis()),
                        "memory", Quantities.memory(props.limits().ceilingMemoryMiB())))
                .withDefault(defaults.getLimits())
                .withDefaultRequest(defaults.getRequests())
                .endLimit()
                .endSpec()
                .build();
        return List.of(quota, limits, Policies.namespaceDefault(owner, NAME, props.dns()));
    }

    private static Map<String, String> labels(NamespaceProps props) {
        var labels = new TreeMap<>(props.labels());
        labels.put("app.kubernetes.io/part-of", props.partOf());
        labels.put("app.kubernetes.io/managed-by", Owner.MANAGER);
        var levels = Map.of(
                "enforce", props.enforced(),
                "audit", PodSecurityLevel.RESTRICTED,
                "warn", PodSecurityLevel.RESTRICTED);
        levels.forEach((mode, level) -> {
            labels.put(POD_SECURITY + mode, level.label());
            labels.put(POD_SECURITY + mode + "-version", "v" + props.kubernetesMinor());
        });
        if (props.readinessGates() == ReadinessGates.LOAD_BALANCER) {
            labels.put(READINESS_GATES, "enabled");
        }
        return labels;
    }

    /** Load balancers and ports of nodes belong to stacks. */
    private static Map<String, Quantity> hard(Quota quota) {
        var hard = new TreeMap<String, Quantity>();
        hard.put("requests.cpu", Quantities.cpu(quota.requestCpuMillis()));
        hard.put("requests.memory", Quantities.memory(quota.requestMemoryMiB()));
        hard.put("pods", Quantities.count(quota.pods()));
        hard.put("services.loadbalancers", Quantities.count(0));
        hard.put("services.nodeports", Quantities.count(0));
        return hard;
    }
}
