package dev.meridian.constructs.cluster;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which secrets an {@link ExternalSecrets} may read.
 *
 * @param cluster the cluster it runs in
 * @param secretNamePrefixes what names of readable secrets begin with, such as {@code atlas/production/} or {@code
 *     rds!db-}; at least one, at least three characters each
 * @param keyArns the keys that these secrets are encrypted with; none for the account's default key
 */
public record ExternalSecretsProps(KubernetesCluster cluster, List<String> secretNamePrefixes, List<String> keyArns) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9/_+=.@!-]{3,500}");

    /** @throws IllegalArgumentException if there is no prefix, or one that would let everything through */
    public ExternalSecretsProps {
        requireNonNull(cluster, "cluster");
        secretNamePrefixes = List.copyOf(secretNamePrefixes);
        keyArns = List.copyOf(keyArns);
        if (secretNamePrefixes.isEmpty()) {
            throw new IllegalArgumentException(
                    "External Secrets needs at least one prefix of secret names, got none; nothing would be readable");
        }
        for (var prefix : secretNamePrefixes) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException(
                        "a prefix of secret names must have at least 3 characters and no wildcard, got '%s'"
                                .formatted(prefix));
            }
        }
    }
}
