package dev.meridian.constructs.database.credentials;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;
import dev.meridian.constructs.secrets.SecretCopy;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.kms.IKey;

/** Who keeps and rotates the password of the master user. Applications are meant to connect as users of their own. */
public sealed interface MasterCredentials {
    /** The name of the master user unless another is given. */
    String DEFAULT_USERNAME = "dbadmin";

    /** The master user. */
    String username();

    /** The key that encrypts the secret. */
    IKey key();

    /**
     * RDS makes the secret and rotates it every seven days. Only for an instance that will never have a read replica,
     * here or in another region: RDS refuses to create replicas of an instance that manages its password this way
     * (Amazon RDS User Guide, Limitations for Secrets Manager integration with Amazon RDS).
     *
     * @param username 1 to 63 letters or digits, a letter first
     * @param key the key that encrypts the secret
     */
    record ManagedByRds(String username, IKey key) implements MasterCredentials {
        /**
         * Checks the user name.
         *
         * @throws IllegalArgumentException for a user name RDS does not accept
         */
        public ManagedByRds {
            requireNonNull(key, "key");
            requireUsername(username);
        }

        /** RDS keeps the password of {@value MasterCredentials#DEFAULT_USERNAME}. */
        public static ManagedByRds with(IKey key) {
            return new ManagedByRds(DEFAULT_USERNAME, key);
        }
    }

    /**
     * A secret of our own, rotated by our own function, which an instance with replicas needs. It is retained when the
     * stack goes.
     *
     * @param username 1 to 63 letters or digits, a letter first
     * @param secretName the name of the secret, the same in every region that has a copy
     * @param key the key that encrypts the secret in the region of the writer
     * @param rotationDays the days between two rotations, 1 to 365
     * @param copies replicas in other regions, at most one in each
     */
    record OwnSecret(String username, String secretName, IKey key, int rotationDays, List<SecretCopy> copies)
            implements MasterCredentials {
        /** The number of days between two rotations unless another is given. */
        public static final int DEFAULT_ROTATION_DAYS = 30;

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
        // Secrets Manager puts a hyphen and six characters behind the name; a name that ends alike confuses look-ups.
        private static final Pattern LOOKS_LIKE_SUFFIX = Pattern.compile(".*-[A-Za-z0-9]{6}");

        /**
         * Checks names, rotation and that no region has two copies.
         *
         * @throws IllegalArgumentException for a user or secret name that is not accepted, a rotation outside 1 to 365
         *     days, or two copies in one region
         */
        public OwnSecret {
            requireNonNull(key, "key");
            requireUsername(username);
            requireNonNull(secretName, "secretName");
            if (!NAME.matcher(secretName).matches()
                    || LOOKS_LIKE_SUFFIX.matcher(secretName).matches()) {
                throw new IllegalArgumentException(
                        "secretName must be 1 to 512 letters, digits or /_+=.@- and must not end in a hyphen and six"
                                + " characters, got '%s'".formatted(secretName));
            }
            Checks.requireBetween("rotationDays", 1, 365, rotationDays);
            copies = List.copyOf(copies);
            var regions = copies.stream().map(SecretCopy::region).toList();
            if (regions.stream().distinct().count() < regions.size()) {
                throw new IllegalArgumentException("copies must be in different regions, got %s".formatted(regions));
            }
        }

        /**
         * A secret for {@value MasterCredentials#DEFAULT_USERNAME}, rotated every
         * {@value #DEFAULT_ROTATION_DAYS} days.
         */
        public static OwnSecret named(String secretName, IKey key, List<SecretCopy> copies) {
            return new OwnSecret(DEFAULT_USERNAME, secretName, key, DEFAULT_ROTATION_DAYS, copies);
        }
    }

    private static void requireUsername(String username) {
        requireNonNull(username, "username");
        if (!username.matches("[A-Za-z][A-Za-z0-9]{0,62}") || username.matches("(?i)admin|rdsadmin|public|user")) {
            throw new IllegalArgumentException(
                    "username must be 1 to 63 letters or digits, a letter first, and not a reserved word, got '%s'"
                            .formatted(username));
        }
    }
}
