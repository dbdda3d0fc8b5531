package dev.meridian.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.meridian.app.review.finding.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of rules that approvals name; {@code make snapshots} rewrites it. */
class RulesSnapshotTest {
    private static final Path LIST = Path.of("app", "review", "rules.md");

    @BeforeAll
    static void rewrite() throws IOException {
        if ("rewrite".equals(System.getProperty("snapshots"))) {
            Files.writeString(LIST, written());
        }
    }

    @Test
    void the_list_of_rules_is_current() {
        assertThat(LIST).as("make snapshots rewrites it").hasContent(written());
    }

    @Test
    void no_two_rules_have_one_name_and_each_is_named_by_its_category() {
        var rules = rules();

        assertThat(rules).extracting(RuleId::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+/[a-z-]+"));
        assertThat(rules).allSatisfy(rule -> assertThat(rule.id())
                .startsWith(rule.category().name().toLowerCase(Locale.ROOT) + "/"));
    }

    private static String written() {
        return rules().stream()
                .map(rule -> "| `%s` | %s |".formatted(rule.id(), rule.title()))
                .collect(Collectors.joining("\n", """
                        # What the review finds

                        The rules by the names that reports, code scanning and `approvals.yaml` use, in the order of their
                        categories. A test keeps this list; `make snapshots` rewrites it.

                        | rule | what it finds |
                        |---|---|
                        """, "\n"));
    }

    private static List<RuleId> rules() {
        return new ClassFileImporter()
                .importPackages("dev.meridian.app.review").stream()
                        .filter(type -> type.isAssignableTo(RuleId.class) && type.isEnum())
                        .filter(type -> !type.getSource()
                                .map(Object::toString)
                                .orElse("")
                                .contains("test-classes"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(RuleId.class::cast)
                        .sorted(Comparator.comparing(RuleId::category).thenComparing(RuleId::id))
                        .toList();
    }
}
