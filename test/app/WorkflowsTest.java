package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.meridian.environments.Systems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub runs for this repository: with which rights, on which triggers, and on whose code. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses:(.*)$", Pattern.MULTILINE);
    private static final Pattern PINNED =
            Pattern.compile(" [\\w.-]+/[\\w.-]+(?:/[\\w./-]+)?@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern MAKE = Pattern.compile("(?m)^\\s*make ([a-z ]+)$");
    private static final Pattern FILE = Pattern.compile("(?<![\\w/])\\.(?:ci|github)/[\\w./-]+");

    /** Each right to write, and why there is no less. */
    private static final Map<String, Set<String>> WRITERS = Map.of(
            "review-comment.yml/comment", Set.of("pull-requests"),
            "review-comment.yml/scan", Set.of("security-events"),
            "deploy.yml/deploy", Set.of("id-token"));

    @Test
    void there_are_those_that_test_review_comment_and_deploy() {
        assertThat(workflows()).containsExactly("deploy.yml", "review-comment.yml", "review.yml", "test.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_action_is_pinned_by_its_commit_with_the_version_beside_it(String workflow) throws IOException {
        var uses =
                USES.matcher(text(workflow)).results().map(use -> use.group(1)).toList();

        assertThat(uses)
                .hasSameSizeAs(steps(workflow).filter(step -> step.has("uses")).toList());
        assertThat(uses).allMatch(use -> PINNED.matcher(use).matches(), "is pinned");
    }

    @Test
    void one_version_of_each_action_serves_all_workflows() throws IOException {
        var versions = new LinkedHashMap<String, Set<String>>();
        for (var workflow : workflows()) {
            steps(workflow).filter(step -> step.has("uses")).forEach(step -> {
                var use = step.path("uses").asText().split("@", 2);
                versions.computeIfAbsent(use[0], action -> new HashSet<>()).add(use[1]);
            });
        }

        assertThat(versions)
                .isNotEmpty()
                .allSatisfy((action, used) -> assertThat(used).as(action).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_as_a_whole_may_read_the_code_at_most(String workflow) throws IOException {
        var permissions = read(workflow).path("permissions");

        assertThat(permissions.isObject()).as("permissions are listed").isTrue();
        permissions.properties().forEach(right -> {
            assertThat(right.getKey()).isEqualTo("contents");
            assertThat(right.getValue().asText()).isEqualTo("read");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_job_may_write_only_what_it_is_for(String workflow) throws IOException {
        jobs(workflow).forEach((name, job) -> {
            var written = job.path("permissions").properties().stream()
                    .filter(right -> !right.getValue().asText().equals("read"))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());

            assertThat(written).as(name).isEqualTo(WRITERS.getOrDefault(workflow + "/" + name, Set.of()));
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_trigger_gives_rights_to_the_code_of_a_pull_request(String workflow) throws IOException {
        var triggers = triggers(workflow);

        assertThat(triggers).isNotEmpty().isSubsetOf("pull_request", "push", "workflow_run", "workflow_dispatch");
        if (triggers.contains("pull_request")) {
            assertThat(WRITERS.keySet()).noneMatch(writer -> writer.startsWith(workflow + "/"));
            assertThat(text(workflow)).doesNotContain("secrets.");
        }
    }

    @Test
    void what_may_comment_follows_the_review_and_runs_no_code_but_the_default_branchs_scripts() throws IOException {
        assertThat(read("review-comment.yml").at("/on/workflow_run/workflows"))
                .extracting(JsonNode::asText)
                .containsExactly(read("review.yml").path("name").asText());
        steps("review-comment.yml")
                .filter(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .forEach(step -> assertThat(step.path("with").properties())
                        .extracting(Map.Entry::getKey)
                        .containsExactlyInAnyOrder("sparse-checkout", "persist-credentials"));
        assertThat(commands("review-comment.yml"))
                .isNotEmpty()
                .allMatch(command -> command.startsWith("node .github/scripts/"), "runs a script of ours");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_text_from_outside_is_pasted_into_a_script(String workflow) throws IOException {
        assertThat(commands(workflow)).noneMatch(command -> command.contains("${{"));
        assertThat(steps(workflow)).noneMatch(step -> step.path("with").has("script"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_secret_is_stored_least_of_all_a_key_of_aws(String workflow) throws IOException {
        assertThat(text(workflow))
                .doesNotContainIgnoringCase("secrets.")
                .doesNotContainIgnoringCase("secrets[")
                .doesNotContainIgnoringCase("secrets: inherit")
                .doesNotContain("aws-access-key-id", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_job_ends_by_itself_on_a_named_machine(String workflow) throws IOException {
        jobs(workflow).forEach((name, job) -> {
            assertThat(job.path("timeout-minutes").asInt()).as(name).isBetween(1, 240);
            assertThat(job.path("runs-on").asText()).as(name).isEqualTo("ubuntu-24.04");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_checkout_leaves_its_token_behind(String workflow) throws IOException {
        assertThat(steps(workflow).filter(step -> step.path("uses").asText().startsWith("actions/checkout@")))
                .isNotEmpty()
                .allMatch(
                        step -> step.at("/with/persist-credentials").isBoolean()
                                && !step.at("/with/persist-credentials").asBoolean(),
                        "does not persist credentials");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_command_names_targets_and_files_that_are_there(String workflow) throws IOException {
        var makefile = Files.readString(Path.of("Makefile"));

        for (var command : commands(workflow)) {
            MAKE.matcher(command)
                    .results()
                    .flatMap(call -> Stream.of(call.group(1).trim().split(" +")))
                    .forEach(target -> assertThat(makefile).containsPattern("(?m)^" + Pattern.quote(target) + ":"));
            FILE.matcher(command).results().map(file -> Path.of(file.group())).forEach(file -> {
                assertThat(file).isRegularFile();
                if (!command.startsWith("node ")) {
                    assertThat(file).isExecutable();
                }
            });
        }
    }

    @Test
    void the_review_has_the_commit_it_compares_with() throws IOException {
        var checkout = steps("review.yml").findFirst().orElseThrow();

        assertThat(checkout.path("uses").asText()).startsWith("actions/checkout@");
        assertThat(checkout.at("/with/ref").isMissingNode())
                .as("GitHub's merge, not a branch")
                .isTrue();
        assertThat(checkout.at("/with/fetch-depth").asInt()).isEqualTo(2);
    }

    @Test
    void every_environment_can_be_chosen_for_deployment_and_nothing_else() throws IOException {
        var choices = read("deploy.yml").at("/on/workflow_dispatch/inputs/environment/options");

        assertThat(choices)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Systems.all().stream()
                        .flatMap(system -> system.environments().stream()
                                .map(environment -> system.name() + "-" + environment.name()))
                        .toList());
    }

    @Test
    void deployments_come_from_main_alone_one_at_a_time_behind_their_environments_protection() throws IOException {
        var deploy = jobs("deploy.yml").get("deploy");
        var concurrency = read("deploy.yml").path("concurrency");

        assertThat(read("deploy.yml").at("/jobs/only-main/steps/0/if").asText())
                .isEqualTo("github.ref != 'refs/heads/main'");
        assertThat(read("deploy.yml").at("/jobs/synthesize/needs").asText()).isEqualTo("only-main");
        assertThat(deploy.path("needs").asText()).isEqualTo("synthesize");
        assertThat(deploy.path("environment").asText()).isEqualTo("${{ inputs.environment }}");
        assertThat(concurrency.path("group").asText()).isEqualTo("deploy-${{ inputs.environment }}");
        assertThat(concurrency.path("cancel-in-progress").asBoolean(true)).isFalse();
    }

    static List<String> workflows() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(String workflow) throws IOException {
        return Files.readString(FOLDER.resolve(workflow));
    }

    private static JsonNode read(String workflow) throws IOException {
        return YAML.readTree(text(workflow));
    }

    private static Set<String> triggers(String workflow) throws IOException {
        return read(workflow).path("on").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> jobs(String workflow) throws IOException {
        var jobs = new LinkedHashMap<String, JsonNode>();
        read(workflow).path("jobs").properties().forEach(job -> jobs.put(job.getKey(), job.getValue()));
        assertThat(jobs).isNotEmpty();
        return jobs;
    }

    private static Stream<JsonNode> steps(String workflow) throws IOException {
        return jobs(workflow).values().stream()
                .flatMap(job -> StreamSupport.stream(job.path("steps").spliterator(), false));
    }

    private static List<String> commands(String workflow) throws IOException {
        var commands = new ArrayList<String>();
        steps(workflow)
                .filter(step -> step.has("run"))
                .forEach(step -> commands.add(step.path("run").asText()));
        return commands;
    }
}
