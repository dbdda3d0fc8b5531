package dev.meridian.app.lock;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.meridian.app.review.finding.RuleId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LossRuleTest {
    @Test
    void each_is_a_rule_of_the_review_so_that_one_entry_approves_both() {
        var rules = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.meridian.app.review")
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(RuleId.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(rule -> ((RuleId) rule).id())
                        .collect(toSet());

        assertThat(Stream.of(LossRule.values()).map(LossRule::id)).isSubsetOf(rules);
    }
}
