package dev.meridian.app.compose.secret;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.SecretVariable;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a Compose file says where a secret belongs: a variable that it refuses to start without, or an address made of one. */
public final class Secrets {
    private final Map<String, SecretDefinition> byName;
    private final Addresses addresses;

    public Secrets(Map<String, SecretDefinition> byName, Addresses addresses) {
        this.byName = byName;
        this.addresses = addresses;
    }

    /** The addresses of stores, with user and password in them. */
    public interface Addresses {
        /** Of a database in the environments. */
        String ofDatabase(String database);

        /** Of a cache in the environments. */
        String ofCache(String cache);
    }

    /** The value of a secret's key as Compose will fill it in. */
    public String value(String secret, String key) {
        var definition = byName.get(secret);
        var source = definition.keys().get(key);
        if (source instanceof Source.DatabaseUrl url) {
            return addresses.ofDatabase(url.database());
        }
        if (source instanceof Source.CacheUrl url) {
            return addresses.ofCache(url.cache());
        }
        return SecretVariable.of(definition, key).reference();
    }

    /** What a developer has to know of a key's value; empty where it is made of others. */
    static Optional<String> explanation(Source source) {
        if (source instanceof Source.Generated generated) {
            return Optional.of("%d letters and digits of your own, such as openssl rand -hex %d gives"
                    .formatted(generated.length(), (generated.length() + 1) / 2));
        }
        return source instanceof Source.Provided
                ? Optional.of("what its owner gave you; nothing on this laptop checks it, so any word will do")
                : Optional.empty();
    }

    /** The secrets of a laptop by their names. */
    public static Map<String, SecretDefinition> byName(ComposeDefinition laptop) {
        return laptop.secrets().stream().collect(Collectors.toMap(SecretDefinition::name, secret -> secret));
    }
}
