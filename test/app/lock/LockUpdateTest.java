package dev.meridian.app.lock;

import static dev.meridian.app.lock.Stacks.database;
import static dev.meridian.app.lock.Stacks.databases;
import static dev.meridian.app.lock.Stacks.lock;
import static dev.meridian.app.lock.Stacks.placed;
import static dev.meridian.app.lock.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.approval.Approval;
import dev.meridian.app.approval.Approvals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockUpdateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Set<String> STAGES = Set.of("atlas-staging");
    private static final Approvals APPROVED = new Approvals(List.of(new Approval(
            "data", "Database2", "data/removed", "Nobody has used it since the spring.", LocalDate.of(2026, 6, 30))));

    @Test
    void adds_what_is_new_and_leaves_out_stacks_that_hold_nothing() {
        var update = update(
                lock(stack("data", databases(1))), Approvals.NONE, lock(stack("data", databases(3)), stack("access")));

        assertThat(update.refusals()).isEmpty();
        assertThat(update.lock()).isEqualTo(lock(stack("data", databases(3))));
        assertThat(update.summary()).isEqualTo("stateful.lock.json: 3 resources in 1 stacks, 2 added, 0 gone");
    }

    @Test
    void drops_what_is_approved() {
        var update = update(lock(stack("data", databases(2))), APPROVED, lock(stack("data", databases(1))));

        assertThat(update.refusals()).isEmpty();
        assertThat(update.lock()).isEqualTo(lock(stack("data", databases(1))));
        assertThat(update.summary()).isEqualTo("stateful.lock.json: 1 resources in 1 stacks, 0 added, 1 gone");
    }

    @Test
    void refuses_to_drop_what_is_not() {
        assertThat(update(lock(stack("data", databases(2))), APPROVED, lock(stack("data", database("Database2"))))
                        .refusals())
                .singleElement()
                .asString()
                .startsWith("1 problem(s)\n- Database1 of data, of type AWS::RDS::DBInstance, is gone [data/removed]\n")
                .contains("resource: Database1");
    }

    @Test
    void refuses_an_assembly_that_lacks_defined_environments() {
        var update = new LockUpdate(
                new StatefulGuard(Optional.empty(), Approvals.NONE, TODAY),
                lock(stack("data", databases(1))),
                Set.of("atlas-staging", "atlas-production", "tapwork-staging"));

        assertThat(update.refusals())
                .containsExactly(
                        "the assembly lacks atlas-production, tapwork-staging; synthesize all environments (make"
                                + " synth without SYSTEM and ENV)");
    }

    @Test
    void an_environment_that_is_defined_no_more_needs_an_approval_like_anything_else() {
        var before = lock(
                stack("data", databases(1)),
                placed("atlas-testing-data", "atlas-testing", "333333333333/us-east-1", databases(1)));

        assertThat(update(before, Approvals.NONE, lock(stack("data", databases(1))))
                        .refusals())
                .singleElement()
                .asString()
                .contains("environment atlas-testing is gone");
    }

    @Test
    void a_first_lock_takes_everything() {
        var update = new LockUpdate(
                new StatefulGuard(Optional.empty(), Approvals.NONE, TODAY), lock(stack("data", databases(2))), STAGES);

        assertThat(update.refusals()).isEmpty();
        assertThat(update.summary()).isEqualTo("stateful.lock.json: 2 resources in 1 stacks, 2 added, 0 gone");
    }

    private static LockUpdate update(StatefulLock before, Approvals approvals, StatefulLock assembly) {
        return new LockUpdate(new StatefulGuard(Optional.of(before), approvals, TODAY), assembly, STAGES);
    }
}
