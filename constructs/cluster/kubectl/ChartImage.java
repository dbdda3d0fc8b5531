package dev.meridian.constructs.cluster.kubectl;

/** Images beside the main one of a {@link Chart}, which a mirror has to hold too. Not for users. */
public enum ChartImage {
    VPA_UPDATER("registry.k8s.io", "autoscaling/vpa-updater"),
    VPA_ADMISSION_CONTROLLER("registry.k8s.io", "autoscaling/vpa-admission-controller"),
    /** Makes the certificate of VPA's webhook, once. */
    WEBHOOK_CERTGEN("registry.k8s.io", "ingress-nginx/kube-webhook-certgen"),
    VELERO_PLUGIN_FOR_AWS("docker.io", "velero/velero-plugin-for-aws"),
    /** Upgrades Velero's resource types. */
    KUBECTL("registry.k8s.io", "kubectl");

    private final String host;
    private final String path;

    ChartImage(String host, String path) {
        this.host = host;
        this.path = path;
    }

    String repository(Charts charts) {
        return charts.image(host, path);
    }
}
