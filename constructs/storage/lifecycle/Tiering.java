package dev.meridian.constructs.storage.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the current versions of a bucket's objects grow cold. */
public sealed interface Tiering {
    /** The steps that a lifecycle rule takes, warmest first. */
    List<Transition> transitions();

    /** Days without access until Intelligent-Tiering's optional archive tiers, by the tier's name in S3. */
    default SortedMap<String, Integer> archiveAfterIdleDays() {
        return new TreeMap<>();
    }

    /** Objects stay in Standard storage. */
    record Stay() implements Tiering {
        @Override
        public List<Transition> transitions() {
            return List.of();
        }
    }

    /**
     * Objects move by age.
     *
     * @param transitions at least one step, each colder than the one before and after its minimum stay
     */
    record Steps(List<Transition> transitions) implements Tiering {
        /** @throws IllegalArgumentException if there is no step, or S3 does not allow them in this order */
        public Steps {
            requireNonNull(transitions, "transitions");
            if (transitions.isEmpty()) {
                throw new IllegalArgumentException("steps must name a transition; use Tiering.Stay for none");
            }
            transitions = Transition.requireWaterfall(transitions);
        }
    }

    /** Objects move by use, between tiers that are all read in milliseconds. */
    record Intelligent() implements Tiering {
        @Override
        public List<Transition> transitions() {
            return List.of(new Transition(StorageTier.INTELLIGENT_TIERING, 0));
        }
    }

    /**
     * As {@link Intelligent}, and objects that nobody reads go on to archive tiers, from which a read takes hours. The
     * limits are those of {@code AWS::S3::Bucket Tiering} in the AWS CloudFormation reference.
     *
     * @param archiveAfterDays days without access, {@value #MIN_ARCHIVE_DAYS} to {@value #MAX_DAYS}
     * @param deepArchiveAfterDays days without access, {@value #MIN_DEEP_ARCHIVE_DAYS} to {@value #MAX_DAYS}, and more
     *     than {@code archiveAfterDays}
     */
    record IntelligentArchive(int archiveAfterDays, int deepArchiveAfterDays) implements Tiering {
        static final int MIN_ARCHIVE_DAYS = 90;
        static final int MIN_DEEP_ARCHIVE_DAYS = 180;
        static final int MAX_DAYS = 730;

        /**
         * @throws IllegalArgumentException if S3 does not archive after so many days, or deep archive does not come
         * later
         */
        public IntelligentArchive {
            if (archiveAfterDays < MIN_ARCHIVE_DAYS
                    || deepArchiveAfterDays < MIN_DEEP_ARCHIVE_DAYS
                    || deepArchiveAfterDays > MAX_DAYS
                    || archiveAfterDays >= deepArchiveAfterDays) {
                throw new IllegalArgumentException(
                        ("archive access starts after %d days or more, deep archive after %d to %d and later than "
                                        + "archive, got %d and %d")
                                .formatted(
                                        MIN_ARCHIVE_DAYS,
                                        MIN_DEEP_ARCHIVE_DAYS,
                                        MAX_DAYS,
                                        archiveAfterDays,
                                        deepArchiveAfterDays));
            }
        }

        @Override
        public List<Transition> transitions() {
            return new Intelligent().transitions();
        }

        @Override
        public SortedMap<String, Integer> archiveAfterIdleDays() {
            var days = new TreeMap<String, Integer>();
            days.put("ARCHIVE_ACCESS", archiveAfterDays);
            days.put("DEEP_ARCHIVE_ACCESS", deepArchiveAfterDays);
            return days;
        }
    }
}
