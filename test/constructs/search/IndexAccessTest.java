package dev.meridian.constructs.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;

class IndexAccessTest {
    private static SearchFixture fixture;
    private static SearchDomain tasks;
    private static SearchDomain logs;
    private static Role reader;
    private static Template template;

    @BeforeAll
    static void grants_on_a_domain_of_tasks_and_one_of_logs() {
        fixture = SearchFixture.create();
        tasks = new SearchDomain(
                fixture.stack(),
                "Tasks",
                fixture.props("tasks", "r6g.large.search", 20).build());
        logs = new SearchDomain(
                fixture.stack(),
                "Logs",
                fixture.props("logs", "r6g.large.search", 20)
                        .batchRequests(BatchRequests.MAY_NAME_INDEXES)
                        .build());
        reader = fixture.role("Reader");
        tasks.grantRead(reader, "tasks");
        tasks.grantReadWrite(fixture.role("Owner"), "tasks");
        logs.grantReadWrite(fixture.role("Shipper"), "logs-*");
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void a_reader_may_get_the_index_and_post_queries_to_it_but_no_document() {
        assertThat(statements("Reader"))
                .containsExactly(
                        allow(
                                List.of("es:ESHttpGet", "es:ESHttpHead"),
                                paths("tasks", "/", "/_cluster/health", "/tasks", "/tasks/*")),
                        allow(
                                "es:ESHttpPost",
                                paths("tasks", "/tasks/_count", "/tasks/_mget", "/tasks/_msearch", "/tasks/_search")),
                        allow(List.of("es:ESHttpDelete", "es:ESHttpPost"), path("tasks", "/_search/scroll")));
    }

    @Test
    void an_owner_may_do_everything_to_its_index_and_nothing_to_others() {
        assertThat(statements("Owner"))
                .containsExactly(
                        allow(List.of("es:ESHttpGet", "es:ESHttpHead"), paths("tasks", "/", "/_cluster/health")),
                        allow(
                                List.of(
                                        "es:ESHttpDelete",
                                        "es:ESHttpGet",
                                        "es:ESHttpHead",
                                        "es:ESHttpPost",
                                        "es:ESHttpPut"),
                                paths("tasks", "/tasks", "/tasks/*")),
                        allow(List.of("es:ESHttpDelete", "es:ESHttpPost"), path("tasks", "/_search/scroll")));
    }

    @Test
    void a_shipper_may_post_batches_that_name_their_indexes() {
        assertThat(statements("Shipper"))
                .contains(
                        allow("es:ESHttpPost", path("logs", "/_bulk")),
                        allow(
                                List.of(
                                        "es:ESHttpDelete",
                                        "es:ESHttpGet",
                                        "es:ESHttpHead",
                                        "es:ESHttpPost",
                                        "es:ESHttpPut"),
                                paths("logs", "/logs-*", "/logs-*/*")));
        assertThat(SearchFixture.properties(template, SearchFixture.DOMAIN, "Logs")
                        .get("AdvancedOptions"))
                .isEqualTo(Map.of("rest.action.multi.allow_explicit_index", "true"));
    }

    @Test
    void accepts_the_wildcard_below_the_granted_index_alone() {
        assertThat(SearchFixture.acknowledged(reader))
                .containsExactly("AwsSolutions-IAM5[Resource::%s]".formatted(path("tasks", "/tasks/*")));
    }

    @Test
    void a_grant_depends_on_nothing_that_the_domain_returns() {
        assertThat(statements("Owner").toString()).doesNotContain("Fn::");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "tasks*", "Tasks", "_all", "tasks,users", "tasks/_doc", ""})
    void refuses_to_grant_reading_of_what_is_no_full_name(String index) {
        assertThatThrownBy(() -> tasks.grantRead(reader, index))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an index to read must be named in full, in lower-case letters, digits and . _ -, got '%s';"
                                .formatted(index)
                        + " to read several, grant each or an alias of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a*b", "Logs", "_all", "logs,users", ""})
    void refuses_to_grant_writing_of_what_is_no_name(String indexes) {
        assertThatThrownBy(() -> logs.grantReadWrite(reader, indexes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("indexes must be named in lower-case letters, digits and . _ -,"
                        + " with a * at the end at most, got '%s'".formatted(indexes));
    }

    @Test
    void refuses_a_pattern_where_requests_are_held_to_their_path() {
        assertThatThrownBy(() -> tasks.grantReadWrite(reader, "tasks-*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'tasks-*' would reach other indexes of 'tasks' too, as in tasks-1,other;"
                        + " name each index, or let batch requests name indexes");
    }

    private static Map<String, Object> allow(Object actions, Object resources) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", resources);
    }

    private static List<String> paths(String domain, String... paths) {
        return Stream.of(paths).map(path -> path(domain, path)).toList();
    }

    private static String path(String domain, String path) {
        return "arn:aws:es:us-east-1:%s:domain/%s%s".formatted(TestStack.ACCOUNT, domain, path);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> statements(String role) {
        var policy = template.findResources("AWS::IAM::Policy").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(role + "DefaultPolicy"))
                .findAny()
                .orElseThrow();
        var properties = (Map<String, Object>) policy.getValue().get("Properties");
        return (List<Object>) ((Map<String, Object>) properties.get("PolicyDocument")).get("Statement");
    }
}
