package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.Map;

/** The class of volumes that name none: EKS has marked none as the default since 1.30, and they would stay pending. */
final class DefaultStorage {
    private static final String NAME = "gp3";

    private DefaultStorage() {}

    static Map<String, Object> of(String driver, String keyArn) {
        return Ordered.map(
                "apiVersion",
                "storage.k8s.io/v1",
                "kind",
                "StorageClass",
                "metadata",
                Ordered.map(
                        "name",
                        NAME,
                        "annotations",
                        Ordered.map("storageclass.kubernetes.io/is-default-class", "true")),
                "provisioner",
                driver,
                "parameters",
                Ordered.map("type", "gp3", "encrypted", "true", "kmsKeyId", keyArn),
                "allowVolumeExpansion",
                true,
                "reclaimPolicy",
                "Delete",
                "volumeBindingMode",
                "WaitForFirstConsumer");
    }
}
