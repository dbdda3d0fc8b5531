package dev.meridian.constructs.cluster.kubectl;

/** The Helm charts of a cluster's controllers at their pinned versions. Not for users. */
public enum Chart {
    CLUSTER_AUTOSCALER(
            "cluster-autoscaler",
            "https://kubernetes.github.io/autoscaler",
            "9.59.0",
            "registry.k8s.io",
            "autoscaling/cluster-autoscaler"),
    KARPENTER(
            "karpenter",
            "oci://public.ecr.aws/karpenter/karpenter",
            "1.14.0",
            "public.ecr.aws",
            "karpenter/controller"),
    LOAD_BALANCER_CONTROLLER(
            "aws-load-balancer-controller",
            "https://aws.github.io/eks-charts",
            "3.5.0",
            "public.ecr.aws",
            "eks/aws-load-balancer-controller"),
    EXTERNAL_SECRETS(
            "external-secrets",
            "https://charts.external-secrets.io",
            "2.10.0",
            "ghcr.io",
            "external-secrets/external-secrets"),
    /** Of the Kubernetes project itself; brings VPA 1.7.1. */
    VERTICAL_POD_AUTOSCALER(
            "vertical-pod-autoscaler",
            "https://kubernetes.github.io/autoscaler",
            "0.12.0",
            "registry.k8s.io",
            "autoscaling/vpa-recommender"),
    /** From 12.0 on its job for resource types no longer takes an image that is gone. */
    VELERO("velero", "https://vmware-tanzu.github.io/helm-charts", "12.2.0", "docker.io", "velero/velero");

    private final String title;
    private final String repository;
    private final String version;
    private final String imageHost;
    private final String imagePath;

    Chart(String title, String repository, String version, String imageHost, String imagePath) {
        this.title = title;
        this.repository = repository;
        this.version = version;
        this.imageHost = imageHost;
        this.imagePath = imagePath;
    }

    String title() {
        return title;
    }

    /** The pinned version of the chart. */
    public String version() {
        return version;
    }

    /** The provider's Lambda function wants the whole reference of a chart in an OCI registry as its repository. */
    String repository(Charts charts) {
        return charts instanceof Charts.Mirror mirror
                ? "oci://%s/charts/%s".formatted(mirror.registry(), title)
                : repository;
    }

    String image(Charts charts) {
        return charts.image(imageHost, imagePath);
    }
}
