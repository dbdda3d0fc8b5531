package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;
import dev.meridian.constructs.database.instance.PostgresSettings;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What a {@link PostgresReplica} is made of.
 *
 * @param identifier the DB instance identifier of the replica: fixed, because the runbooks of a failover name it
 * @param sourceArn the literal ARN of the writer, see {@link #sourceArn(String, String, String)}
 * @param vpc the network in the region of the replica
 * @param subnets subnets in at least two zones, without a way in from the internet
 * @param key encrypts the replica, its snapshots and insights: a key of this region, since that of the writer cannot be
 *     used here
 * @param settings what the instance is like, those of the writer; version and size at creation come from the writer
 * @param state whether it still follows the writer
 */
public record PostgresReplicaProps(
        String identifier,
        String sourceArn,
        IVpc vpc,
        SubnetSelection subnets,
        IKey key,
        PostgresSettings settings,
        State state) {
    private static final Pattern INSTANCE_ARN =
            Pattern.compile("arn:aws[a-z-]*:rds:[a-z0-9-]+:\\d{12}:db:[a-z][a-z0-9-]*");

    /** Whether a {@link PostgresReplica} still follows its writer. */
    public enum State {
        /** It repeats what the writer does, and answers reads. */
        FOLLOWING,
        /**
         * It is a database of its own. Deploying this state on a following replica makes CloudFormation promote it in
         * place, which cannot be undone: the way back is a new replica with another identifier. Never create one in it.
         */
        PROMOTED
    }

    /**
     * Checks the identifier and the form of the ARN.
     *
     * @throws IllegalArgumentException for an identifier RDS does not accept, or an ARN that is not the literal one of
     *     a DB instance
     */
    public PostgresReplicaProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(key, "key");
        requireNonNull(settings, "settings");
        requireNonNull(state, "state");
        Checks.requireIdentifier("identifier", requireNonNull(identifier, "identifier"));
        if (!INSTANCE_ARN.matcher(requireNonNull(sourceArn, "sourceArn")).matches()) {
            throw new IllegalArgumentException(
                    "sourceArn must be the literal ARN of a DB instance, got '%s'; compose it with sourceArn(region,"
                                    .formatted(sourceArn)
                            + " account, identifier)");
        }
    }

    /** A replica that follows its writer. */
    public static PostgresReplicaProps following(
            String identifier,
            String sourceArn,
            IVpc vpc,
            SubnetSelection subnets,
            IKey key,
            PostgresSettings settings) {
        return new PostgresReplicaProps(identifier, sourceArn, vpc, subnets, key, settings, State.FOLLOWING);
    }

    /** The ARN of the writer in {@code region} with {@code identifier}, as literal text. */
    public static String sourceArn(String region, String account, String identifier) {
        return "arn:aws:rds:%s:%s:db:%s".formatted(region, account, identifier);
    }

    String sourceRegion() {
        return sourceArn.split(":")[3];
    }
}
