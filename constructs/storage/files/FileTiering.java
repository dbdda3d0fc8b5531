package dev.meridian.constructs.storage.files;

import java.util.List;
import software.amazon.awscdk.services.efs.CfnFileSystem.LifecyclePolicyProperty;

/** Where files go that nobody reads. They stay readable at any time; reading them costs more and takes longer. */
public sealed interface FileTiering {
    /** The days EFS takes (Amazon EFS API Reference, {@code LifecyclePolicy}). */
    List<Integer> IDLE_DAYS = List.of(1, 7, 14, 30, 60, 90, 180, 270, 365);

    /** The transitions, one to a policy, as EFS wants them. */
    List<LifecyclePolicyProperty> policies();

    /** Files stay in Standard storage. */
    record Stay() implements FileTiering {
        @Override
        public List<LifecyclePolicyProperty> policies() {
            return List.of();
        }
    }

    /**
     * Files move to Infrequent Access.
     *
     * @param idleDays days without access, one of {@link #IDLE_DAYS}
     */
    record InfrequentAccess(int idleDays) implements FileTiering {
        /** @throws IllegalArgumentException if EFS does not offer so many days */
        public InfrequentAccess {
            requireIdleDays(idleDays);
        }

        @Override
        public List<LifecyclePolicyProperty> policies() {
            return List.of(LifecyclePolicyProperty.builder()
                    .transitionToIa(after(idleDays))
                    .build());
        }
    }

    /**
     * Files move to Infrequent Access, then to Archive, which needs {@link FileThroughput.Elastic}.
     *
     * @param infrequentAccessIdleDays days without access, one of {@link #IDLE_DAYS}
     * @param archiveIdleDays more days without access, one of {@link #IDLE_DAYS}
     */
    record InfrequentAccessThenArchive(int infrequentAccessIdleDays, int archiveIdleDays) implements FileTiering {
        /** @throws IllegalArgumentException if EFS does not offer so many days, or Archive does not come later */
        public InfrequentAccessThenArchive {
            requireIdleDays(infrequentAccessIdleDays);
            requireIdleDays(archiveIdleDays);
            if (archiveIdleDays <= infrequentAccessIdleDays) {
                throw new IllegalArgumentException(
                        "files reach Archive later than Infrequent Access, got %d and %d days"
                                .formatted(archiveIdleDays, infrequentAccessIdleDays));
            }
        }

        @Override
        public List<LifecyclePolicyProperty> policies() {
            return List.of(
                    LifecyclePolicyProperty.builder()
                            .transitionToIa(after(infrequentAccessIdleDays))
                            .build(),
                    LifecyclePolicyProperty.builder()
                            .transitionToArchive(after(archiveIdleDays))
                            .build());
        }
    }

    private static void requireIdleDays(int days) {
        if (!IDLE_DAYS.contains(days)) {
            throw new IllegalArgumentException("EFS counts %s idle days, got %d".formatted(IDLE_DAYS, days));
        }
    }

    private static String after(int days) {
        return days == 1 ? "AFTER_1_DAY" : "AFTER_%d_DAYS".formatted(days);
    }
}
