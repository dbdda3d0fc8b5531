package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A kind of resource that a {@link RestoreDrill} restores, and what the restored copy must be given. Without an
 * override AWS Backup restores into the default VPC and with default keys, and fails where there are none (AWS Backup
 * Developer Guide, Restore testing inferred metadata).
 */
public sealed interface DrillTarget {
    /** The selection's name: 1 to 50 letters, digits and underscores, unique within the drill. */
    String name();

    /** The name AWS Backup has for the kind of resource. */
    String resourceType();

    /** What replaces the metadata that AWS Backup infers, sorted by key. */
    Map<String, String> overrides();

    /** The AWS managed policies that a role needs to restore this kind. */
    default List<String> restorePolicies() {
        return List.of(RestoreTesting.COMMON_POLICY);
    }

    /**
     * An RDS instance, restored beside the others of its VPC.
     *
     * @param name the selection's name
     * @param subnetGroupName the DB subnet group that takes the restored instance
     * @param instanceClass the class of the restored instance, such as {@code db.t4g.medium}: a drill needs no large
     *     one
     * @param securityGroupIds the security groups of the restored instance, at least one, or it gets the VPC's default
     *     one
     */
    record Database(String name, String subnetGroupName, String instanceClass, List<String> securityGroupIds)
            implements DrillTarget {
        private static final Pattern CLASS = Pattern.compile("db\\.[a-z0-9-]+\\.[a-z0-9]+");

        /** @throws IllegalArgumentException if a name, the class or the list has a form AWS refuses */
        public Database {
            RestoreTesting.checkName(name);
            requireNonNull(subnetGroupName, "subnetGroupName");
            requireNonNull(instanceClass, "instanceClass");
            securityGroupIds = List.copyOf(securityGroupIds);
            if (!CLASS.matcher(instanceClass).matches()) {
                throw new IllegalArgumentException(
                        "instanceClass must be an RDS class such as db.t4g.medium, got '%s'".formatted(instanceClass));
            }
            if (securityGroupIds.isEmpty()) {
                throw new IllegalArgumentException(
                        "securityGroupIds of target '%s' must name at least one group, got none".formatted(name));
            }
        }

        @Override
        public String resourceType() {
            return "RDS";
        }

        @Override
        public Map<String, String> overrides() {
            var groups = securityGroupIds.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "[", "]"));
            return new TreeMap<>(Map.of(
                    "dbInstanceClass", instanceClass,
                    "dbSubnetGroupName", subnetGroupName,
                    "vpcSecurityGroupIds", groups));
        }
    }

    /**
     * An EFS file system, restored as a new one without mount targets.
     *
     * @param name the selection's name
     * @param keyArn the key that encrypts the restored file system
     */
    record FileSystem(String name, String keyArn) implements DrillTarget {
        /** @throws IllegalArgumentException if the name has a form AWS refuses */
        public FileSystem {
            RestoreTesting.checkName(name);
            requireNonNull(keyArn, "keyArn");
        }

        @Override
        public String resourceType() {
            return "EFS";
        }

        @Override
        public Map<String, String> overrides() {
            return Map.of("kmsKeyId", keyArn);
        }
    }

    /**
     * An S3 bucket, restored as a new one. A drill restores all of it: large buckets cost a full copy each time.
     *
     * @param name the selection's name
     * @param keyArn the key that encrypts the restored objects
     */
    record Bucket(String name, String keyArn) implements DrillTarget {
        /** @throws IllegalArgumentException if the name has a form AWS refuses */
        public Bucket {
            RestoreTesting.checkName(name);
            requireNonNull(keyArn, "keyArn");
        }

        @Override
        public String resourceType() {
            return "S3";
        }

        @Override
        public Map<String, String> overrides() {
            return new TreeMap<>(Map.of("encryptionType", "SSE-KMS", "kmsKey", keyArn));
        }

        @Override
        public List<String> restorePolicies() {
            return List.of(RestoreTesting.COMMON_POLICY, "AWSBackupServiceRolePolicyForS3Restore");
        }
    }
}
