package dev.meridian.constructs.access;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Where a {@link Bastion} stands and how long its sessions last.
 *
 * @param name the name of the instance and of its session document, 3 to 100 letters, digits, hyphens, underscores and
 *     dots, unique in account and region
 * @param vpc the VPC to stand in
 * @param subnets the subnets to stand in, private ones, with a route to what {@code outbound} says
 * @param key the key of sessions and their log; its policy must let {@code logs.<region>.amazonaws.com} use it
 * @param outbound where the AWS services are found
 * @param size the instance's size
 * @param idleMinutes minutes without input after which a session ends, 1 to 60
 * @param sessionMinutes minutes after which a session ends in any case, 1 to 1440
 * @param lifetimeDays days after which the instance is replaced by one from the newest image, 1 to 365
 * @param logRetention how long session logs are kept
 */
public record BastionProps(
        String name,
        IVpc vpc,
        SubnetSelection subnets,
        IKey key,
        Outbound outbound,
        Size size,
        int idleMinutes,
        int sessionMinutes,
        int lifetimeDays,
        RetentionDays logRetention) {
    static final int DEFAULT_IDLE_MINUTES = 15;
    static final int DEFAULT_SESSION_MINUTES = 480;
    static final int DEFAULT_LIFETIME_DAYS = 7;
    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.ONE_YEAR;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,100}");

    /** What Systems Manager keeps for itself at the beginning of document names (AWS::SSM::Document, Name). */
    private static final Pattern RESERVED_NAME = Pattern.compile("(?i)(aws|amazon|amzn).*");

    /** A Graviton instance; shells and tunnels need little. */
    public enum Size {
        /** 0.5 GiB. */
        NANO("t4g.nano"),
        /** 1 GiB. */
        MICRO("t4g.micro"),
        /** 2 GiB. */
        SMALL("t4g.small");

        private final String instanceType;

        Size(String instanceType) {
            this.instanceType = instanceType;
        }

        String instanceType() {
            return instanceType;
        }
    }

    /** @throws IllegalArgumentException if the name or a duration has a form AWS refuses */
    public BastionProps {
        requireNonNull(name, "name");
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(key, "key");
        requireNonNull(outbound, "outbound");
        requireNonNull(size, "size");
        requireNonNull(logRetention, "logRetention");
        if (!NAME.matcher(name).matches() || RESERVED_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    ("name must have 3 to 100 letters, digits, hyphens, underscores or dots and not"
                                    + " begin with aws, amazon or amzn, got '%s'")
                            .formatted(name));
        }
        requireRange("idleMinutes", idleMinutes, 60);
        requireRange("sessionMinutes", sessionMinutes, 1440);
        requireRange("lifetimeDays", lifetimeDays, 365);
    }

    /** Starts from what has no default. */
    public static Builder builder(String name, IVpc vpc, SubnetSelection subnets, IKey key) {
        return new Builder(name, vpc, subnets, key);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final String name;
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final IKey key;
        private Outbound outbound = new Outbound.Internet();
        private Size size = Size.NANO;
        private int idleMinutes = DEFAULT_IDLE_MINUTES;
        private int sessionMinutes = DEFAULT_SESSION_MINUTES;
        private int lifetimeDays = DEFAULT_LIFETIME_DAYS;
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;

        private Builder(String name, IVpc vpc, SubnetSelection subnets, IKey key) {
            this.name = name;
            this.vpc = vpc;
            this.subnets = subnets;
            this.key = key;
        }

        /** Finds AWS services there. Default: {@link Outbound.Internet}. */
        public Builder outbound(Outbound outbound) {
            this.outbound = outbound;
            return this;
        }

        /** Runs on this. Default: {@link Size#NANO}. */
        public Builder size(Size size) {
            this.size = size;
            return this;
        }

        /** Ends idle sessions. Default: {@value BastionProps#DEFAULT_IDLE_MINUTES} minutes. */
        public Builder idleMinutes(int idleMinutes) {
            this.idleMinutes = idleMinutes;
            return this;
        }

        /** Ends all sessions. Default: {@value BastionProps#DEFAULT_SESSION_MINUTES} minutes. */
        public Builder sessionMinutes(int sessionMinutes) {
            this.sessionMinutes = sessionMinutes;
            return this;
        }

        /** Replaces the instance. Default: after {@value BastionProps#DEFAULT_LIFETIME_DAYS} days. */
        public Builder lifetimeDays(int lifetimeDays) {
            this.lifetimeDays = lifetimeDays;
            return this;
        }

        /** Keeps session logs. Default: {@link BastionProps#DEFAULT_LOG_RETENTION}, a year. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** The props, checked. */
        public BastionProps build() {
            return new BastionProps(
                    name, vpc, subnets, key, outbound, size, idleMinutes, sessionMinutes, lifetimeDays, logRetention);
        }
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, got %d".formatted(name, maximum, value));
        }
    }
}
