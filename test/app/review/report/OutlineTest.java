package dev.meridian.app.review.report;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.HARMLESS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.report.Reports.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.report.Reports.SampleRule;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void data_comes_first_and_the_dangerous_before_the_notable() {
        var outline = Outline.of(Reports.of(
                found(SampleRule.ASSET, HARMLESS, "Seventh"),
                found(SampleRule.OPENED, NOTABLE, "Fifth"),
                found(SampleRule.STORAGE, NOTABLE, "Sixth"),
                found(SampleRule.OPENED, DANGEROUS, "Third"),
                found(SampleRule.BROADENED, DANGEROUS, "Fourth"),
                found(SampleRule.INSTANCE_CLASS, NOTABLE, "Second"),
                found(SampleRule.REPLACED, DANGEROUS, "First")));

        assertThat(outline.inOrder())
                .extracting(found -> found.finding().change().logicalId())
                .containsExactly("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh");
    }

    @Test
    void danger_is_never_folded_away() {
        var outline = Outline.of(Reports.of(
                found(SampleRule.CHANGED, DANGEROUS, "Danger"), found(SampleRule.CHANGED, NOTABLE, "Other")));

        assertThat(outline.open(Category.OTHER))
                .extracting(found -> found.finding().change().logicalId())
                .containsExactly("Danger");
        assertThat(outline.folded(Category.OTHER))
                .extracting(found -> found.finding().change().logicalId())
                .containsExactly("Other");
    }

    @Test
    void the_harmless_is_folded_away_whatever_it_is_about() {
        var outline = Outline.of(Reports.of(found(SampleRule.REPLACED, HARMLESS, "Queue")));

        assertThat(outline.sections()).isEmpty();
        assertThat(outline.folds()).containsExactly(Category.DATA);
    }
}
