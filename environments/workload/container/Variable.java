package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

/** What an environment variable of a container holds. */
public sealed interface Variable {
    /**
     * A text that anybody may know. {@code $(NAME)} stands for the value of another variable, be it configured or secret.
     */
    record Text(String value) implements Variable {
        public Text {
            requireNonNull(value, "value");
        }
    }

    /**
     * A secret that is named here and kept elsewhere.
     *
     * @param secret the name of the secret within its namespace
     * @param key its key
     */
    record FromSecret(String secret, String key) implements Variable {
        public FromSecret {
            requireNonNull(secret, "secret");
            requireNonNull(key, "key");
        }
    }
}
