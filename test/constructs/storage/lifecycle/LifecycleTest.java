package dev.meridian.constructs.storage.lifecycle;

import static dev.meridian.constructs.storage.lifecycle.StorageTier.GLACIER_DEEP_ARCHIVE;
import static dev.meridian.constructs.storage.lifecycle.StorageTier.GLACIER_FLEXIBLE_RETRIEVAL;
import static dev.meridian.constructs.storage.lifecycle.StorageTier.GLACIER_INSTANT_RETRIEVAL;
import static dev.meridian.constructs.storage.lifecycle.StorageTier.STANDARD;
import static dev.meridian.constructs.storage.lifecycle.StorageTier.STANDARD_INFREQUENT_ACCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.storage.objects.ObjectLock;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void keeps_replaced_versions_90_days_and_unfinished_uploads_7() {
        var lifecycle = Lifecycle.builder().build();

        assertThat(lifecycle).isEqualTo(new Lifecycle(new Tiering.Stay(), new Expiry.Never(), List.of(), 90, 7));
    }

    @Test
    void throws_the_parts_of_an_unfinished_upload_away_when_told() {
        assertThat(Lifecycle.builder().incompleteUploadDays(1).build().incompleteUploadDays())
                .isEqualTo(1);
        assertThatThrownBy(() -> Lifecycle.builder().incompleteUploadDays(0).build())
                .hasMessage("noncurrentDays and incompleteUploadDays must be at least 1, got 90 and 0");
    }

    @Test
    void refuses_a_way_back_up() {
        var steps =
                List.of(new Transition(GLACIER_FLEXIBLE_RETRIEVAL, 30), new Transition(GLACIER_INSTANT_RETRIEVAL, 200));

        assertThatThrownBy(() -> new Tiering.Steps(steps))
                .hasMessage("S3 moves objects to colder tiers only, got GLACIER_INSTANT_RETRIEVAL after "
                        + "GLACIER_FLEXIBLE_RETRIEVAL; reorder them");
    }

    @Test
    void refuses_to_leave_a_tier_before_its_minimum_stay() {
        var steps = List.of(new Transition(STANDARD_INFREQUENT_ACCESS, 30), new Transition(GLACIER_DEEP_ARCHIVE, 59));

        assertThatThrownBy(() -> new Tiering.Steps(steps))
                .hasMessage(
                        "GLACIER_DEEP_ARCHIVE comes too early: an object that reaches STANDARD_INFREQUENT_ACCESS on "
                                + "day 30 stays until day 60 at least, got day 59");
        assertThat(new Tiering.Steps(List.of(
                                new Transition(STANDARD_INFREQUENT_ACCESS, 30),
                                new Transition(GLACIER_DEEP_ARCHIVE, 60)))
                        .transitions())
                .hasSize(2);
    }

    @Test
    void refuses_infrequent_access_before_day_30() {
        assertThatThrownBy(() -> new Transition(STANDARD_INFREQUENT_ACCESS, 29))
                .hasMessage("an object reaches STANDARD_INFREQUENT_ACCESS after 30 days at the earliest, got 29");
    }

    @Test
    void refuses_a_transition_to_where_objects_start() {
        assertThatThrownBy(() -> new Transition(STANDARD, 1))
                .hasMessage("a transition must lead out of STANDARD, where every object starts");
    }

    @Test
    void refuses_steps_without_a_step() {
        assertThatThrownBy(() -> new Tiering.Steps(List.of()))
                .hasMessage("steps must name a transition; use Tiering.Stay for none");
    }

    @Test
    void refuses_to_expire_what_has_just_been_archived() {
        var builder = Lifecycle.builder()
                .tiering(new Tiering.Steps(List.of(new Transition(GLACIER_DEEP_ARCHIVE, 90))))
                .expiry(new Expiry.After(269));

        assertThatThrownBy(builder::build)
                .hasMessage("expiry comes too early: an object that reaches GLACIER_DEEP_ARCHIVE on day 90 stays until "
                        + "day 270 at least, got day 269");
    }

    @Test
    void holds_replaced_versions_to_the_same_rules() {
        var builder = Lifecycle.builder()
                .noncurrentTransitions(List.of(new Transition(STANDARD_INFREQUENT_ACCESS, 30)))
                .noncurrentDays(45);

        assertThatThrownBy(builder::build)
                .hasMessage("expiry comes too early: an object that reaches STANDARD_INFREQUENT_ACCESS on day 30 stays "
                        + "until day 60 at least, got day 45");
    }

    @Test
    void refuses_archive_tiers_that_s3_does_not_offer() {
        assertThatThrownBy(() -> new Tiering.IntelligentArchive(89, 180))
                .hasMessage("archive access starts after 90 days or more, deep archive after 180 to 730 and later than "
                        + "archive, got 89 and 180");
        assertThatThrownBy(() -> new Tiering.IntelligentArchive(200, 200)).hasMessageEndingWith("got 200 and 200");
        assertThatThrownBy(() -> new Tiering.IntelligentArchive(90, 731)).hasMessageEndingWith("got 90 and 731");
    }

    @Test
    void refuses_to_keep_things_for_no_time() {
        assertThatThrownBy(() -> Lifecycle.builder().noncurrentDays(0).build())
                .hasMessage("noncurrentDays and incompleteUploadDays must be at least 1, got 0 and 7");
        assertThatThrownBy(() -> new Expiry.After(0)).hasMessage("objects expire after 1 day at the earliest, got 0");
        assertThatThrownBy(() -> new ObjectLock.Compliance(36_501))
                .hasMessage("object lock retention must be 1 to 36500 days, got 36501");
    }
}
