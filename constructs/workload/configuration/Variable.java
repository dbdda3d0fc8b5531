package dev.meridian.constructs.workload.configuration;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;

/** What an environment variable holds. */
public sealed interface Variable {
    /** The variable in Kubernetes's terms. */
    EnvVar toKubernetes(String name);

    /**
     * A text that anybody may know. {@code $(NAME)} stands for the value of another variable or entry, {@code $$} for a
     * dollar.
     */
    record Text(String value) implements Variable {
        public Text {
            requireNonNull(value, "value");
        }

        @Override
        public EnvVar toKubernetes(String name) {
            return new EnvVarBuilder().withName(name).withValue(value).build();
        }
    }

    /**
     * A key of a Secret.
     *
     * @param secret the Secret's name
     * @param key its key
     */
    record FromSecret(String secret, String key) implements Variable {
        /** @throws IllegalArgumentException if a name is not one */
        public FromSecret {
            Names.object("a secret's name", secret);
            Names.key("a secret's key", key);
        }

        @Override
        public EnvVar toKubernetes(String name) {
            return new EnvVarBuilder()
                    .withName(name)
                    .withNewValueFrom()
                    .withNewSecretKeyRef()
                    .withName(secret)
                    .withKey(key)
                    .endSecretKeyRef()
                    .endValueFrom()
                    .build();
        }
    }

    /**
     * A key of a ConfigMap, which may be somebody else's.
     *
     * @param configMap the ConfigMap's name
     * @param key its key
     */
    record FromConfigMap(String configMap, String key) implements Variable {
        /** @throws IllegalArgumentException if a name is not one */
        public FromConfigMap {
            Names.object("a ConfigMap's name", configMap);
            Names.key("a ConfigMap's key", key);
        }

        @Override
        public EnvVar toKubernetes(String name) {
            return new EnvVarBuilder()
                    .withName(name)
                    .withNewValueFrom()
                    .withNewConfigMapKeyRef()
                    .withName(configMap)
                    .withKey(key)
                    .endConfigMapKeyRef()
                    .endValueFrom()
                    .build();
        }
    }
}
