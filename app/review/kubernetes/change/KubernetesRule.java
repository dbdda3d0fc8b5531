package dev.meridian.app.review.kubernetes.change;

import static dev.meridian.app.review.finding.Category.ACCESS;
import static dev.meridian.app.review.finding.Category.DATA;
import static dev.meridian.app.review.finding.Category.INTERRUPTION;
import static dev.meridian.app.review.finding.Category.RECOVERY;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;
import java.util.Locale;

/** The rules on what runs in Kubernetes clusters. */
public enum KubernetesRule implements RuleId {
    NAMESPACE_REMOVED(DATA, "A namespace is deleted with all that is in it"),
    CLAIM_REMOVED(DATA, "A persistent volume claim is deleted"),
    PERSISTENT_VOLUME_REMOVED(DATA, "A persistent volume is deleted"),
    STATEFUL_SET_REMOVED(DATA, "A stateful set is deleted and its volumes are left without one"),
    DEFINITION_REMOVED(DATA, "A custom resource definition is deleted with all its objects"),
    MANAGED_STORE_REMOVED(DATA, "A store that an operator runs is deleted"),
    RECLAIM_POLICY(DATA, "Volumes are deleted where they were kept"),
    STORAGE_CHANGED(DATA, "A container gets another volume than the one that holds its data"),
    STORE_VERSION(DATA, "A store in the cluster starts on data of another major version"),

    WORKLOAD_REMOVED(INTERRUPTION, "A workload is deleted"),
    POD_REPLICAS_LOWERED(INTERRUPTION, "Fewer pods run than before"),
    IMMUTABLE_FIELD(INTERRUPTION, "A field changes that Kubernetes refuses to change"),
    KUBERNETES_SERVICE_REMOVED(INTERRUPTION, "A service is deleted"),
    KUBERNETES_SERVICE_CHANGED(INTERRUPTION, "A service leads elsewhere or no longer to a port"),
    ROUTE_CHANGED(INTERRUPTION, "Traffic from outside no longer reaches its service"),
    POD_ROLLOUT(INTERRUPTION, "A roll-out stops more pods at once"),
    DISRUPTION_BUDGET(INTERRUPTION, "More pods may be evicted at once, or none"),
    POD_READINESS(INTERRUPTION, "Pods get traffic before they are ready"),
    POD_RESOURCES_LOWERED(INTERRUPTION, "Containers may use less than before"),
    POD_PLACEMENT(INTERRUPTION, "Pods may find no node, or have to make room for others"),
    POD_IMAGE(INTERRUPTION, "A container runs another image"),
    DEPENDENCY_REMOVED(INTERRUPTION, "Pods need something that is deleted or not there"),
    TRAFFIC_DENIED(INTERRUPTION, "Pods are cut off from what is not allowed expressly"),
    AUTOSCALER(INTERRUPTION, "An autoscaler scales something else, or evicts pods"),
    POD_LIFECYCLE(INTERRUPTION, "Containers are restarted or killed sooner"),
    NAMESPACE_LIMITS(INTERRUPTION, "A namespace admits fewer or smaller pods"),
    DEFINITION_VERSION(INTERRUPTION, "A version of a custom resource is no longer served"),
    ADMISSION_BLOCKED(INTERRUPTION, "The cluster refuses objects while a webhook does not answer"),
    JOB_SUSPENDED(INTERRUPTION, "A scheduled job no longer runs"),
    OBJECT_MOVED(INTERRUPTION, "An object moves to another manifest, whose former one deletes it"),
    OTHER_CLUSTER(INTERRUPTION, "Objects or a release go to another cluster, and stay in the former one"),
    OBJECT_LEFT_BEHIND(INTERRUPTION, "An object is no longer applied, but nothing deletes it"),
    HELM_RELEASE(INTERRUPTION, "A Helm release is uninstalled or installed a second time"),
    HELM_CHART(INTERRUPTION, "A Helm release gets another chart"),

    NETWORK_POLICY(ACCESS, "Network policies let more traffic through"),
    POD_SECURITY(ACCESS, "Pods get more rights on their node"),
    POD_SECURITY_STANDARD(ACCESS, "A namespace admits less secure pods"),
    SERVICE_ACCOUNT(ACCESS, "Pods act under another identity"),
    RBAC_ROLE(ACCESS, "A role allows more"),
    RBAC_BINDING(ACCESS, "More subjects get a role"),
    SERVICE_EXPOSED(ACCESS, "A service is reachable from more places"),
    TLS_DROPPED(ACCESS, "Traffic from outside is no longer encrypted or filtered"),
    SECRET_STORE(ACCESS, "More secrets can be read in the cluster"),
    ADMISSION(ACCESS, "The cluster admits objects that it checked before"),

    CLUSTER_BACKUP(RECOVERY, "Backups of the cluster are no longer taken, or kept for a shorter time"),
    POD_SPREAD(RECOVERY, "Pods need no longer be spread over zones or nodes");

    private final Category category;
    private final String title;

    KubernetesRule(Category category, String title) {
        this.category = category;
        this.title = title;
    }

    @Override
    public String id() {
        return category.name().toLowerCase(Locale.ROOT)
                + "/"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String title() {
        return title;
    }
}
