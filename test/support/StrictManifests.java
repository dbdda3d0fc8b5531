package dev.meridian.support;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads manifests back as typed objects and refuses what is not in the Kubernetes API: an unknown or misspelt field, a
 * value of another type, an unknown kind, and Secrets.
 */
public final class StrictManifests {
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/LimitRange", LimitRange.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/PersistentVolume", PersistentVolume.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1/ResourceQuota", ResourceQuota.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/CronJob", CronJob.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("scheduling.k8s.io/v1/PriorityClass", PriorityClass.class),
            Map.entry("storage.k8s.io/v1/StorageClass", StorageClass.class),
            Map.entry("snapshot.storage.k8s.io/v1/VolumeSnapshotClass", VolumeSnapshotClass.class),
            Map.entry("external-secrets.io/v1/ClusterSecretStore", ClusterSecretStore.class),
            Map.entry("external-secrets.io/v1/ExternalSecret", ExternalSecret.class),
            Map.entry("elbv2.k8s.aws/v1beta1/TargetGroupBinding", TargetGroupBinding.class),
            Map.entry("eks.amazonaws.com/v1/TargetGroupBinding", TargetGroupBinding.class),
            Map.entry("autoscaling.k8s.io/v1/VerticalPodAutoscaler", VerticalPodAutoscaler.class));

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WithoutCatchAll())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private StrictManifests() {}

    /** Reads all of them. */
    public static void check(List<? extends Map<String, ?>> manifests) {
        manifests.forEach(StrictManifests::read);
    }

    /**
     * Reads one.
     *
     * @return a typed object of the Kubernetes model, or a record of this class
     */
    public static Object read(Map<String, ?> manifest) {
        var kind = manifest.get("apiVersion") + "/" + manifest.get("kind");
        var type = KINDS.get(kind);
        if (type == null) {
            throw new AssertionError("no strict type for kind %s in %s".formatted(kind, manifest.get("metadata")));
        }
        Object read;
        try {
            read = MAPPER.convertValue(manifest, type);
        } catch (IllegalArgumentException unknown) {
            throw new AssertionError(
                    "%s %s: %s".formatted(kind, manifest.get("metadata"), unknown.getMessage()), unknown);
        }
        if (read instanceof HasMetadata && !json(read).equals(json(manifest))) {
            throw new AssertionError(
                    "%s is read as%n%s%nbut written as%n%s".formatted(kind, json(read), json(manifest)));
        }
        return read;
    }

    private static JsonNode json(Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The model keeps unknown fields aside; a strict reader has no such place. */
    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    public record StorageClass(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            String provisioner,
            Map<String, String> parameters,
            boolean allowVolumeExpansion,
            String reclaimPolicy,
            String volumeBindingMode) {
        public StorageClass {
            requireNonNull(provisioner, "provisioner");
        }
    }

    public record VolumeSnapshotClass(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            String driver,
            String deletionPolicy,
            @Nullable Map<String, String> parameters) {
        public VolumeSnapshotClass {
            requireNonNull(driver, "driver");
            requireNonNull(deletionPolicy, "deletionPolicy");
        }
    }

    public record ClusterSecretStore(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public ClusterSecretStore {
            requireNonNull(spec, "spec");
        }

        public record Spec(Provider provider) {
            public Spec {
                requireNonNull(provider, "provider");
            }
        }

        public record Provider(Aws aws) {
            public Provider {
                requireNonNull(aws, "aws");
            }
        }

        public record Aws(String service, String region) {
            public Aws {
                requireNonNull(service, "service");
                requireNonNull(region, "region");
            }
        }
    }

    public record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public ExternalSecret {
            requireNonNull(spec, "spec");
        }

        public record Spec(String refreshInterval, Store secretStoreRef, Target target, List<Entry> data) {
            public Spec {
                requireNonNull(refreshInterval, "refreshInterval");
                requireNonNull(secretStoreRef, "secretStoreRef");
                requireNonNull(target, "target");
                requireNonNull(data, "data");
            }
        }

        public record Store(String name, String kind) {}

        public record Target(
                String name,
                String creationPolicy,
                String deletionPolicy,
                @Nullable Template template) {}

        public record Template(String engineVersion, String mergePolicy, Map<String, String> data) {}

        public record Entry(String secretKey, Reference remoteRef) {
            public Entry {
                requireNonNull(secretKey, "secretKey");
                requireNonNull(remoteRef, "remoteRef");
            }
        }

        public record Reference(String key, @Nullable String property) {
            public Reference {
                requireNonNull(key, "key");
            }
        }
    }

    public record TargetGroupBinding(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public TargetGroupBinding {
            requireNonNull(spec, "spec");
        }

        public record Spec(ServiceReference serviceRef, String targetGroupARN, String targetType) {
            public Spec {
                requireNonNull(serviceRef, "serviceRef");
                requireNonNull(targetGroupARN, "targetGroupARN");
            }
        }

        public record ServiceReference(String name, int port) {
            public ServiceReference {
                requireNonNull(name, "name");
            }
        }
    }

    public record VerticalPodAutoscaler(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        public VerticalPodAutoscaler {
            requireNonNull(spec, "spec");
        }

        public record Spec(Target targetRef, UpdatePolicy updatePolicy, ResourcePolicy resourcePolicy) {
            public Spec {
                requireNonNull(targetRef, "targetRef");
            }
        }

        public record Target(String apiVersion, String kind, String name) {}

        public record UpdatePolicy(String updateMode) {}

        public record ResourcePolicy(List<ContainerPolicy> containerPolicies) {}

        public record ContainerPolicy(
                String containerName,
                Map<String, Quantity> minAllowed,
                Map<String, Quantity> maxAllowed,
                List<String> controlledResources,
                String controlledValues) {}
    }
}
