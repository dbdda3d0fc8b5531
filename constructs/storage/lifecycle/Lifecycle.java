package dev.meridian.constructs.storage.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket.AbortIncompleteMultipartUploadProperty;
import software.amazon.awscdk.services.s3.CfnBucket.LifecycleConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NoncurrentVersionExpirationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NoncurrentVersionTransitionProperty;
import software.amazon.awscdk.services.s3.CfnBucket.RuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.TransitionProperty;

/**
 * What becomes of a bucket's objects with time. Replication does not carry lifecycle actions: each bucket of a pair has
 * its own.
 *
 * @param tiering how current versions grow cold
 * @param expiry when current versions are deleted
 * @param noncurrentTransitions how overwritten and deleted versions grow cold, in days since they were replaced
 * @param noncurrentDays how long overwritten and deleted versions can be brought back, at least 1 day
 * @param incompleteUploadDays when the parts of an unfinished upload are thrown away, at least 1 day
 */
public record Lifecycle(
        Tiering tiering,
        Expiry expiry,
        List<Transition> noncurrentTransitions,
        int noncurrentDays,
        int incompleteUploadDays) {
    static final Tiering DEFAULT_TIERING = new Tiering.Stay();
    static final Expiry DEFAULT_EXPIRY = new Expiry.Never();
    static final int DEFAULT_NONCURRENT_DAYS = 90;
    static final int DEFAULT_INCOMPLETE_UPLOAD_DAYS = 7;

    private static final String ENABLED = "Enabled";

    /** @throws IllegalArgumentException if days are below 1, or objects expire before the minimum stay of their tier */
    public Lifecycle {
        requireNonNull(tiering, "tiering");
        requireNonNull(expiry, "expiry");
        noncurrentTransitions =
                Transition.requireWaterfall(requireNonNull(noncurrentTransitions, "noncurrentTransitions"));
        if (noncurrentDays < 1 || incompleteUploadDays < 1) {
            throw new IllegalArgumentException(
                    "noncurrentDays and incompleteUploadDays must be at least 1, got %d and %d"
                            .formatted(noncurrentDays, incompleteUploadDays));
        }
        Transition.requireExpiryAfter(noncurrentTransitions, noncurrentDays);
        if (expiry instanceof Expiry.After after) {
            Transition.requireExpiryAfter(tiering.transitions(), after.days());
        }
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * As CloudFormation has it; not for users. Versions and uploads are tidied in one rule, current objects age in
     * another: S3 refuses some pairs in one rule.
     */
    public LifecycleConfigurationProperty render() {
        var rules = new ArrayList<RuleProperty>();
        rules.add(housekeeping());
        if (!tiering.transitions().isEmpty() || expiry instanceof Expiry.After) {
            rules.add(ageing());
        }
        return LifecycleConfigurationProperty.builder().rules(rules).build();
    }

    private RuleProperty housekeeping() {
        var rule = RuleProperty.builder()
                .id("Housekeeping")
                .status(ENABLED)
                .abortIncompleteMultipartUpload(AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(incompleteUploadDays)
                        .build())
                .noncurrentVersionExpiration(NoncurrentVersionExpirationProperty.builder()
                        .noncurrentDays(noncurrentDays)
                        .build())
                // A delete marker whose versions have all expired is litter that slows listings down.
                .expiredObjectDeleteMarker(true);
        if (!noncurrentTransitions.isEmpty()) {
            rule.noncurrentVersionTransitions(noncurrentTransitions.stream()
                    .map(step -> NoncurrentVersionTransitionProperty.builder()
                            .storageClass(step.tier().storageClass())
                            .transitionInDays(step.afterDays())
                            .build())
                    .toList());
        }
        return rule.build();
    }

    private RuleProperty ageing() {
        var rule = RuleProperty.builder().id("Ageing").status(ENABLED);
        if (!tiering.transitions().isEmpty()) {
            rule.transitions(tiering.transitions().stream()
                    .map(step -> TransitionProperty.builder()
                            .storageClass(step.tier().storageClass())
                            .transitionInDays(step.afterDays())
                            .build())
                    .toList());
        }
        if (expiry instanceof Expiry.After after) {
            rule.expirationInDays(after.days());
        }
        return rule.build();
    }

    /** Builds a {@link Lifecycle}. */
    public static final class Builder {
        private Tiering tiering = DEFAULT_TIERING;
        private Expiry expiry = DEFAULT_EXPIRY;
        private List<Transition> noncurrentTransitions = List.of();
        private int noncurrentDays = DEFAULT_NONCURRENT_DAYS;
        private int incompleteUploadDays = DEFAULT_INCOMPLETE_UPLOAD_DAYS;

        private Builder() {}

        /** Lets current versions grow cold. Default: {@link Lifecycle#DEFAULT_TIERING}, they stay in Standard. */
        public Builder tiering(Tiering tiering) {
            this.tiering = tiering;
            return this;
        }

        /** Deletes current versions. Default: {@link Lifecycle#DEFAULT_EXPIRY}, never. */
        public Builder expiry(Expiry expiry) {
            this.expiry = expiry;
            return this;
        }

        /** Lets replaced versions grow cold, warmest step first. Default: they stay where they were. */
        public Builder noncurrentTransitions(List<Transition> noncurrentTransitions) {
            this.noncurrentTransitions = noncurrentTransitions;
            return this;
        }

        /** Keeps replaced versions this many days. Default: {@value Lifecycle#DEFAULT_NONCURRENT_DAYS}. */
        public Builder noncurrentDays(int noncurrentDays) {
            this.noncurrentDays = noncurrentDays;
            return this;
        }

        /** Drops unfinished uploads after days. Default: {@value Lifecycle#DEFAULT_INCOMPLETE_UPLOAD_DAYS}. */
        public Builder incompleteUploadDays(int incompleteUploadDays) {
            this.incompleteUploadDays = incompleteUploadDays;
            return this;
        }

        /** @throws IllegalArgumentException if S3 would refuse the schedule, or it pays for days it does not use */
        public Lifecycle build() {
            return new Lifecycle(tiering, expiry, noncurrentTransitions, noncurrentDays, incompleteUploadDays);
        }
    }
}
