package dev.meridian.app.review.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.StackArtifact;
import dev.meridian.app.approval.Approval;
import dev.meridian.app.approval.Approvals;
import dev.meridian.app.lock.LockFile;
import dev.meridian.app.lock.LockedResource;
import dev.meridian.app.lock.LockedStack;
import dev.meridian.app.lock.StatefulGuard;
import dev.meridian.app.lock.StatefulLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of an assembly, nothing that is locked goes without somebody being told. */
class RandomLossesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String DATABASE = "AWS::RDS::DBInstance";

    @Property(tries = 300)
    void an_assembly_is_never_a_problem_to_its_own_lock(@ForAll("assemblies") List<StackArtifact> assembly) {
        assertThat(judge(assembly, assembly, Approvals.NONE)).isEmpty();
    }

    @Property(tries = 500)
    void what_is_gone_or_another_is_told(
            @ForAll("assemblies") List<StackArtifact> before, @ForAll("assemblies") List<StackArtifact> after) {
        var losses = losses(StatefulLock.of(before), StatefulLock.of(after));
        var problems = String.join("\n", judge(before, after, Approvals.NONE));

        assertThat(problems.isEmpty()).isEqualTo(losses.isEmpty());
        assertThat(losses).allSatisfy(loss -> assertThat(problems).contains(loss));
    }

    @Property(tries = 200)
    void the_order_of_stacks_means_nothing(
            @ForAll("assemblies") List<StackArtifact> before,
            @ForAll("assemblies") List<StackArtifact> after,
            @ForAll long seed) {
        var shuffled = new ArrayList<>(after);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(judge(before, shuffled, Approvals.NONE)).isEqualTo(judge(before, after, Approvals.NONE));
    }

    @Property(tries = 200)
    void an_approval_holds_to_its_last_day_and_no_longer(
            @ForAll("assemblies") List<StackArtifact> before, @ForAll("assemblies") List<StackArtifact> after) {
        assertThat(judge(before, after, all(TODAY))).isEmpty();
        assertThat(judge(before, after, all(TODAY.minusDays(1)))).hasSameSizeAs(judge(before, after, Approvals.NONE));
    }

    @Property(tries = 100)
    void a_lock_of_an_assembly_is_read_as_it_was_written(@ForAll("assemblies") List<StackArtifact> assembly)
            throws IOException {
        var file = Files.createTempFile("stateful", ".lock.json");
        try {
            var lock = StatefulLock.of(assembly).withoutStatelessStacks();
            new LockFile(file).write(lock);

            assertThat(new LockFile(file).read()).contains(lock);
        } finally {
            Files.delete(file);
        }
    }

    /** A claim and a StatefulSet often share their name. */
    @Example
    void objects_of_one_name_and_two_kinds_are_both_locked() {
        var claim = "{'kind': 'PersistentVolumeClaim', 'metadata': {'namespace': 'a', 'name': 'db'}}";
        var set = "{'kind': 'StatefulSet', 'metadata': {'namespace': 'a', 'name': 'db'}, 'spec': "
                + "{'volumeClaimTemplates': [{'metadata': {'name': 'data'}}]}}";
        var before = List.of(stack("one", manifest("[%s, %s]".formatted(claim, set))));

        assertThat(StatefulLock.of(before).size()).isEqualTo(2);
        assertThat(judge(before, List.of(stack("one", manifest("[%s]".formatted(set)))), Approvals.NONE))
                .isNotEmpty();
    }

    /** Of two databases that are gone a new one can be only one of them. */
    @Example
    void the_approval_of_one_renaming_does_not_let_two_go() {
        var before = List.of(stack("one", Map.of("A", resource(DATABASE, ""), "B", resource(DATABASE, ""))));
        var after = List.of(stack("one", Map.of("C", resource(DATABASE, ""))));
        var approval = new Approval("one", "C", "data/renamed", "It is imported.", TODAY);

        assertThat(judge(before, after, new Approvals(List.of(approval)))).hasSize(1);
    }

    @Provide
    Arbitrary<List<StackArtifact>> assemblies() {
        var resources = Combinators.combine(
                        Arbitraries.of(BUCKET, DATABASE, "AWS::SNS::Topic"), Arbitraries.of("", "a", "b"))
                .as(RandomLossesTest::resource);
        var templates = Arbitraries.maps(Arbitraries.of("Alpha", "Beta", "Gamma", "Delta"), resources);
        var stacks = Combinators.combine(
                        Arbitraries.of("one", "two", "three"), Arbitraries.of("us-east-1", "eu-west-1"), templates)
                .as(RandomLossesTest::placed);
        return stacks.list().uniqueElements(StackArtifact::name).ofMinSize(1).ofMaxSize(3);
    }

    private static List<String> judge(List<StackArtifact> before, List<StackArtifact> after, Approvals approvals) {
        return new StatefulGuard(Optional.of(StatefulLock.of(before)), approvals, TODAY)
                .judge(StatefulLock.of(after), any -> true)
                .problems();
    }

    /** The names that a problem must tell. */
    private static List<String> losses(StatefulLock before, StatefulLock after) {
        var lost = new ArrayList<String>();
        before.stacks().forEach((name, stack) -> stack.resources().forEach((id, resource) -> {
            var now = Optional.ofNullable(after.stacks().get(name));
            if (!now.map(LockedStack::environment).equals(Optional.of(stack.environment()))
                    || !now.map(LockedStack::resources)
                            .map(resources -> resources.get(id))
                            .equals(Optional.<LockedResource>of(resource))) {
                lost.add(id);
            }
        }));
        return lost;
    }

    private static Approvals all(LocalDate expires) {
        return new Approvals(List.of(new Approval("*", "*", "data/*", "All of it may go.", expires)));
    }

    private static StackArtifact placed(String name, String region, Map<String, String> resources) {
        return stack(name, region, resources);
    }

    private static StackArtifact stack(String name, Map<String, String> resources) {
        return stack(name, "us-east-1", resources);
    }

    private static StackArtifact stack(String name, String region, Map<String, String> resources) {
        var members = new TreeMap<>(resources)
                .entrySet().stream()
                        .map(resource -> "\"%s\": %s".formatted(resource.getKey(), resource.getValue()))
                        .toList();
        return new StackArtifact(
                name,
                "example",
                "111111111111/" + region,
                Path.of("."),
                Path.of(name + ".template.json"),
                RandomEdits.read("{\"Resources\": {%s}}".formatted(String.join(", ", members))),
                0,
                false,
                Map.of(),
                List.of());
    }

    private static String resource(String type, String name) {
        var property = type.equals(BUCKET) ? "BucketName" : "DBInstanceIdentifier";
        return name.isEmpty()
                ? "{\"Type\": \"%s\"}".formatted(type)
                : "{\"Type\": \"%s\", \"Properties\": {\"%s\": \"%s\"}}".formatted(type, property, name);
    }

    private static Map<String, String> manifest(String objects) {
        return Map.of(
                "Manifest",
                "{\"Type\": \"Custom::AWSCDK-EKS-KubernetesResource\", \"Properties\": {\"Manifest\": \"%s\"}}"
                        .formatted(objects.replace("'", "\\\"")));
    }
}
