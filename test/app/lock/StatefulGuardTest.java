package dev.meridian.app.lock;

import static dev.meridian.app.lock.Stacks.bucket;
import static dev.meridian.app.lock.Stacks.database;
import static dev.meridian.app.lock.Stacks.databases;
import static dev.meridian.app.lock.Stacks.lock;
import static dev.meridian.app.lock.Stacks.placed;
import static dev.meridian.app.lock.Stacks.resource;
import static dev.meridian.app.lock.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.approval.Approval;
import dev.meridian.app.approval.Approvals;
import dev.meridian.app.approval.InvalidApprovalsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatefulGuardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final StatefulLock EMPTY = lock();

    @Test
    void has_nothing_to_say_of_an_assembly_that_is_as_locked() {
        var assembly = lock(stack("data", database("Database"), bucket("Bucket", "assets")));

        assertThat(judge(assembly, assembly)).isEqualTo(Verdict.NONE);
    }

    @Test
    void a_resource_that_is_gone_is_a_problem() {
        var verdict = judge(
                lock(stack("data", database("Database"), bucket("Bucket", "assets"))),
                lock(stack("data", database("Database"))));

        assertThat(verdict.problems())
                .containsExactly("Bucket of data, of type AWS::S3::Bucket and named 'assets', is gone [data/removed]");
    }

    @Test
    void the_cure_is_one_for_all_problems_and_offers_an_entry_for_each() {
        var verdict = judge(lock(stack("data", databases(2))), lock(stack("data")));

        assertThat(verdict.problems()).hasSize(2);
        assertThat(verdict.cure()).isEqualTo("""
                        stateful.lock.json holds on to what holds data; keep it, or say in approvals.yaml why it may go,\
                         then run make lock:
                        - stack: data
                          resource: Database1
                          rule: data/removed
                          reason: ""
                          expires: 2026-07-01
                        - stack: data
                          resource: Database2
                          rule: data/removed
                          reason: ""
                          expires: 2026-07-01
                        """);
    }

    @Test
    void what_is_new_and_of_the_same_type_looks_like_the_same_under_another_id() {
        var verdict = judge(lock(stack("data", database("Database"))), lock(stack("data", database("Postgres"))));

        assertThat(verdict.problems())
                .containsExactly(
                        "Database of data, of type AWS::RDS::DBInstance, is gone; it looks renamed from Database"
                                + " to Postgres: keep the construct's id, or pin the logical id with overrideLogicalId"
                                + " [data/renamed]");
    }

    @Test
    void of_several_that_are_new_the_one_of_the_same_name_is_meant() {
        var before = lock(stack("data", bucket("Bucket", "assets")));

        assertThat(judge(before, lock(stack("data", bucket("A", "other"), bucket("B", "assets"))))
                        .problems())
                .singleElement()
                .asString()
                .contains("it looks renamed from Bucket to B:");
        assertThat(judge(before, lock(stack("data", bucket("A", "other"), bucket("B", "another"))))
                        .problems())
                .singleElement()
                .asString()
                .contains("it looks renamed from Bucket to A or B:")
                .endsWith("[data/removed]");
    }

    @Test
    void in_a_renaming_of_several_each_is_told_what_fits_it_best() {
        var verdict = judge(
                lock(stack(
                        "data",
                        database("MainDatabaseB269D8BB"),
                        database("MainDatabaseReplica1AC12FE34"),
                        database("MainDatabaseReplica2AC12FE35"))),
                lock(stack(
                        "data",
                        database("OrdersDatabase0A1B2C3D"),
                        database("OrdersDatabaseReplica1B269D8BB"),
                        database("OrdersDatabaseReplica2C269D8BB"))));

        assertThat(verdict.problems())
                .satisfiesExactly(
                        main -> assertThat(main)
                                .contains("from MainDatabaseB269D8BB to OrdersDatabase0A1B2C3D: ")
                                .endsWith("[data/renamed]"),
                        first -> assertThat(first)
                                .contains("from MainDatabaseReplica1AC12FE34 to OrdersDatabaseReplica1B269D8BB: ")
                                .endsWith("[data/renamed]"),
                        second -> assertThat(second)
                                .contains("from MainDatabaseReplica2AC12FE35 to OrdersDatabaseReplica2C269D8BB: ")
                                .endsWith("[data/renamed]"));
        assertThat(verdict.cure()).contains("resource: OrdersDatabaseReplica2C269D8BB\n  rule: data/renamed");
    }

    @Test
    void of_two_that_are_gone_only_the_one_more_alike_is_what_is_new() {
        var before = lock(stack("data", database("Archive"), database("MainDatabase")));
        var after = lock(stack("data", database("OrdersDatabase")));

        assertThat(judge(before, after).problems())
                .containsExactly(
                        "Archive of data, of type AWS::RDS::DBInstance, is gone [data/removed]",
                        "MainDatabase of data, of type AWS::RDS::DBInstance, is gone; it looks renamed from MainDatabase to"
                                + " OrdersDatabase: keep the construct's id, or pin the logical id with overrideLogicalId"
                                + " [data/renamed]");
        assertThat(guard(before, approval("data", "OrdersDatabase", "data/renamed", TODAY))
                        .judge(after, any -> true)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("Archive of data");
    }

    @Test
    void two_that_may_be_at_the_same_two_places_need_an_approval_each() {
        var before = lock(stack("data", database("A"), database("B")));
        var after = lock(stack("data", database("C"), database("D")));
        var one = approval("data", "C", "data/renamed", TODAY);
        var both = new Approvals(
                Stream.concat(one.all().stream(), approval("data", "D", "data/renamed", TODAY).all().stream())
                        .toList());

        assertThat(judge(before, after).problems()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .contains(" to C or D: ")
                .endsWith("[data/removed]"));
        assertThat(guard(before, one).judge(after, any -> true).problems()).hasSize(1);
        assertThat(guard(before, both).judge(after, any -> true).problems()).isEmpty();
    }

    @Test
    void one_approval_of_a_move_does_not_let_two_go() {
        var before = lock(stack("data", database("Database")), stack("more", database("Database")));
        var after = lock(stack("data"), stack("more"), stack("vault", database("Database")));

        assertThat(guard(before, approval("vault", "Database", "data/moved", TODAY))
                        .judge(after, any -> true)
                        .problems())
                .containsExactly("Database of more, of type AWS::RDS::DBInstance, is gone [data/removed]");
    }

    @Test
    void what_is_one_resources_new_id_is_not_where_another_has_moved() {
        var before = lock(stack("data", database("Database")), stack("vault", database("OldDatabase")));
        var after = lock(stack("data"), stack("vault", database("Database")));

        assertThat(judge(before, after).problems())
                .satisfiesExactly(
                        gone -> assertThat(gone).endsWith("is gone [data/removed]"),
                        renamed -> assertThat(renamed).contains("renamed from OldDatabase to Database"));
    }

    @Test
    void a_claim_that_goes_is_not_the_set_of_its_name_that_stays() {
        var claim = manifest("Kubernetes::PersistentVolumeClaim", "web/db").replaceFirst("webdb", "Claim");
        var set = manifest("Kubernetes::StatefulSet", "web/db").replaceFirst("webdb", "Set");
        var before = lock(stack("workloads", claim, set));

        assertThat(judge(before, lock(stack("workloads", set))).problems())
                .containsExactly("web/db of workloads, of type Kubernetes::PersistentVolumeClaim, is gone"
                        + " [data/claim-removed]");
        assertThat(guard(before, approval("workloads", "web/db", "data/claim-removed", TODAY))
                        .judge(lock(stack("workloads")), any -> true)
                        .problems())
                .containsExactly("web/db of workloads, of type Kubernetes::StatefulSet, is gone"
                        + " [data/stateful-set-removed]");
        assertThat(judge(before, lock(stack("other"))).problems())
                .containsExactly("stack workloads is gone, with what holds data there: PersistentVolumeClaim web/db,"
                        + " StatefulSet web/db [data/stack-removed]");
    }

    @Test
    void what_was_locked_already_is_nobodys_new_name() {
        var verdict = judge(
                lock(stack("data", database("Database"), database("Replica"))),
                lock(stack("data", database("Replica"))));

        assertThat(verdict.problems()).singleElement().asString().doesNotContain("renamed");
    }

    @Test
    void what_is_new_in_another_stack_under_the_same_id_looks_moved() {
        var verdict = judge(
                lock(stack("data", database("Database")), stack("vault", bucket("Bucket", "copies"))),
                lock(stack("data"), stack("vault", bucket("Bucket", "copies"), database("Database"))));

        assertThat(verdict.problems())
                .containsExactly(
                        "Database of data, of type AWS::RDS::DBInstance, is gone; it looks moved to stack vault:"
                                + " leave it where it is [data/moved]");
    }

    @Test
    void an_object_of_kubernetes_goes_by_the_rules_and_the_words_of_kubernetes() {
        var verdict = judge(
                locked("workloads", "Kubernetes::PersistentVolumeClaim", "web/shared", "web/dumps"),
                locked("workloads", "Kubernetes::PersistentVolumeClaim", "web/common", "web/dumps"));

        assertThat(verdict.problems())
                .containsExactly("web/shared of workloads, of type Kubernetes::PersistentVolumeClaim, is gone; it looks"
                        + " renamed from web/shared to web/common: keep its namespace and name [data/claim-removed]");
        assertThat(judge(locked("workloads", "Kubernetes::StatefulSet", "web/postgres"), lock(stack("workloads")))
                        .problems())
                .containsExactly("web/postgres of workloads, of type Kubernetes::StatefulSet, is gone"
                        + " [data/stateful-set-removed]");
    }

    @Test
    void another_type_and_another_name_are_problems() {
        var verdict = judge(
                lock(stack("data", database("Store"), bucket("Bucket", "assets"))),
                lock(stack("data", resource("Store", "AWS::RDS::DBCluster"), bucket("Bucket", "pictures"))));

        assertThat(verdict.problems())
                .containsExactly(
                        "Bucket of data, of type AWS::S3::Bucket, changes its fixed name from 'assets' to 'pictures', which"
                                + " makes another resource [data/replaced]",
                        "Store of data changes its type from AWS::RDS::DBInstance to AWS::RDS::DBCluster, which makes"
                                + " another resource [data/replaced]");
    }

    @Test
    void a_fixed_name_that_comes_or_goes_is_a_problem() {
        var named = lock(stack("data", bucket("Bucket", "assets")));
        var unnamed = lock(stack("data", resource("Bucket", "AWS::S3::Bucket")));

        assertThat(judge(named, unnamed).problems())
                .singleElement()
                .asString()
                .contains("loses its fixed name 'assets'");
        assertThat(judge(unnamed, named).problems())
                .singleElement()
                .asString()
                .contains("gets the fixed name 'assets'");
    }

    @Test
    void another_block_makes_another_network() {
        var before = lock(stack("network", resource("Vpc", "AWS::EC2::VPC", "CidrBlock", "\"10.0.0.0/16\"")));
        var after = lock(stack("network", resource("Vpc", "AWS::EC2::VPC", "CidrBlock", "\"10.9.0.0/16\"")));

        assertThat(judge(before, after).problems())
                .singleElement()
                .asString()
                .contains("from '10.0.0.0/16' to '10.9.0.0/16'");
    }

    @Test
    void a_stack_that_goes_elsewhere_is_one_problem_that_names_what_it_holds() {
        var verdict = judge(
                lock(placed("data", "atlas-staging", "333333333333/us-east-1", databases(7))),
                lock(placed("data", "atlas-staging", "333333333333/eu-west-1", databases(7))));

        assertThat(verdict.problems())
                .containsExactly(
                        "stack data goes from 333333333333/us-east-1 to 333333333333/eu-west-1, where all is made"
                                + " anew, with what holds data there: Database1, Database2, Database3, Database4, Database5 and"
                                + " 2 more [data/stack-moved]");
    }

    @Test
    void a_stack_that_is_gone_is_one_problem() {
        var verdict = judge(
                lock(stack("data", databases(2)), stack("vault", bucket("Bucket", "copies"))),
                lock(stack("vault", bucket("Bucket", "copies"))));

        assertThat(verdict.problems())
                .containsExactly(
                        "stack data is gone, with what holds data there: Database1, Database2 [data/stack-removed]");
    }

    @Test
    void an_environment_that_is_gone_is_one_problem_and_one_entry() {
        var kept = placed("atlas-production-data", "atlas-production", "222222222222/us-east-1", database("Database"));
        var verdict = judge(
                lock(
                        kept,
                        stack("atlas-staging-data", databases(2)),
                        stack("atlas-staging-vault", bucket("Bucket", "copies"))),
                lock(kept));

        assertThat(verdict.problems())
                .containsExactly(
                        "environment atlas-staging is gone, with what holds data there: Database1, Database2, Bucket"
                                + " [data/stack-removed]");
        assertThat(verdict.cure()).endsWith("""
                        - stack: atlas-staging-*
                          resource: atlas-staging-*
                          rule: data/stack-removed
                          reason: ""
                          expires: 2026-07-01
                        """);
    }

    @Test
    void a_stack_that_holds_nothing_any_more_is_not_called_gone() {
        assertThat(judge(lock(stack("data", database("Database"))), lock(stack("data")))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("Database of data");
    }

    @Test
    void only_the_stages_of_a_narrowed_synthesis_are_judged() {
        var locked = lock(
                stack("atlas-staging-data", database("Database")),
                placed("atlas-production-data", "atlas-production", "222222222222/us-east-1", database("Database")));
        var narrowed = lock(stack("atlas-staging-data"));

        assertThat(guard(locked, Approvals.NONE)
                        .judge(narrowed, "atlas-staging"::equals)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("Database of atlas-staging-data");
        assertThat(guard(locked, Approvals.NONE).judge(narrowed, any -> true).problems())
                .hasSize(2);
    }

    @Test
    void what_is_new_is_counted() {
        var one = lock(stack("data", databases(1)));

        assertThat(judge(EMPTY, one))
                .isEqualTo(new Verdict(
                        List.of(), "", List.of("1 stateful resource is not locked yet; make lock adds it")));
        assertThat(judge(one, lock(stack("data", databases(4)))).remarks())
                .containsExactly("3 stateful resources are not locked yet; make lock adds them");
    }

    @Test
    void without_a_lock_nothing_is_a_problem_but_everybody_hears_of_it() {
        assertThat(new StatefulGuard(Optional.empty(), Approvals.NONE, TODAY)
                        .judge(lock(stack("data", database("Database"))), any -> true))
                .isEqualTo(new Verdict(
                        List.of(),
                        "",
                        List.of(
                                "nothing that holds data is locked, for there is no stateful.lock.json; make lock writes"
                                        + " it")));
    }

    @ParameterizedTest
    @CsvSource({
        "data, Database, data/removed, true",
        "data, '*', data/*, true",
        "data, Postgres, data/renamed, true",
        "data, Other, data/removed, false",
        "vault, Database, data/removed, false",
        "data, Database, data/replaced, false",
        "data, Postgres, data/removed, false"
    })
    void an_approval_lets_pass_what_it_names_and_nothing_else(
            String stack, String resource, String rule, boolean isApproved) {
        var verdict = guard(
                        lock(stack("data", database("Database"))),
                        approval(stack, resource, rule, LocalDate.of(2026, 6, 1)))
                .judge(lock(stack("data", database("Postgres"))), any -> true);

        assertThat(verdict.problems().isEmpty()).isEqualTo(isApproved);
        assertThat(verdict.remarks()
                        .contains("1 resource whose loss is approved is still in the lock; make lock takes the"
                                + " change over"))
                .isEqualTo(isApproved);
    }

    @Test
    void an_approval_that_expired_lets_nothing_pass_and_is_named() {
        var verdict = guard(
                        lock(stack("data", database("Database"))),
                        approval("data", "Database", "data/removed", LocalDate.of(2026, 5, 31)))
                .judge(lock(stack("data")), any -> true);

        assertThat(verdict.problems())
                .containsExactly(
                        "Database of data, of type AWS::RDS::DBInstance, is gone [data/removed] (it was approved"
                                + " until 2026-05-31: 'Nobody has used it since the spring.')");
    }

    @Test
    void of_a_stack_that_is_gone_what_is_not_approved_stays_a_problem() {
        var verdict = guard(
                        lock(stack("data", databases(2))),
                        approval("data", "Database1", "data/removed", LocalDate.of(2026, 6, 30)))
                .judge(lock(stack("vault")), any -> true);

        assertThat(verdict.problems())
                .containsExactly("stack data is gone, with what holds data there: Database2 [data/stack-removed]");
    }

    static Stream<Arguments> losses() {
        var data = stack("data", database("Database"), bucket("Bucket", "assets"));
        var kept = placed("other-data", "other", "222222222222/us-east-1", database("Database"));
        var moved = placed(
                "data", "atlas-staging", "333333333333/eu-west-1", database("Database"), bucket("Bucket", "assets"));
        return Stream.of(
                Arguments.of("removed", lock(data), lock(stack("data"))),
                Arguments.of(
                        "renamed", lock(data), lock(stack("data", database("Postgres"), bucket("Bucket", "assets")))),
                Arguments.of(
                        "moved",
                        lock(data),
                        lock(stack("data", bucket("Bucket", "assets")), stack("vault", database("Database")))),
                Arguments.of(
                        "replaced",
                        lock(data),
                        lock(stack("data", bucket("Database", "assets"), bucket("Bucket", "pictures")))),
                Arguments.of(
                        "claim gone",
                        locked("workloads", "Kubernetes::PersistentVolumeClaim", "web/shared"),
                        lock(stack("workloads"))),
                Arguments.of("elsewhere", lock(data), lock(moved)),
                Arguments.of("stack gone", lock(data, stack("vault")), lock(stack("vault"))),
                Arguments.of("environment gone", lock(stack("atlas-staging-data", databases(3)), kept), lock(kept)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void what_the_cure_offers_approves_all_of_it_as_soon_as_somebody_says_why(
            String name, StatefulLock locked, StatefulLock assembly, @TempDir Path folder) throws IOException {
        var cure = judge(locked, assembly).cure();
        var offered = cure.substring(cure.indexOf('\n') + 1);
        var file = folder.resolve("approvals.yaml");

        Files.writeString(file, offered);
        Assertions.assertThatThrownBy(() -> Approvals.read(file, TODAY))
                .isInstanceOf(InvalidApprovalsException.class)
                .hasMessageContaining("reason must be a sentence");

        Files.writeString(file, offered.replace("\"\"", "Nobody has used it since the spring."));
        assertThat(guard(locked, Approvals.read(file, TODAY))
                        .judge(assembly, any -> true)
                        .problems())
                .isEmpty();
    }

    private static StatefulLock locked(String stack, String type, String... ids) {
        return lock(stack(stack, Stream.of(ids).map(id -> manifest(type, id)).toArray(String[]::new)));
    }

    private static String manifest(String type, String id) {
        return resource(
                id.replace("/", ""),
                "Custom::AWSCDK-EKS-KubernetesResource",
                "Manifest",
                "\"[{\\\"kind\\\":\\\"%s\\\",\\\"metadata\\\":{\\\"name\\\":\\\"%s\\\",\\\"namespace\\\":\\\"%s\\\"},%s}]\""
                        .formatted(
                                type.substring("Kubernetes::".length()),
                                id.substring(id.indexOf('/') + 1),
                                id.substring(0, id.indexOf('/')),
                                "\\\"spec\\\":{\\\"volumeClaimTemplates\\\":[{}]}"));
    }

    private static Verdict judge(StatefulLock locked, StatefulLock assembly) {
        return guard(locked, Approvals.NONE).judge(assembly, any -> true);
    }

    private static StatefulGuard guard(StatefulLock locked, Approvals approvals) {
        return new StatefulGuard(Optional.of(locked), approvals, TODAY);
    }

    private static Approvals approval(String stack, String resource, String rule, LocalDate expires) {
        return new Approvals(
                List.of(new Approval(stack, resource, rule, "Nobody has used it since the spring.", expires)));
    }
}
