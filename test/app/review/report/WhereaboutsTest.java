package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.finding.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    @Test
    void one_stack_in_each_of_several_regions_is_so_many_regions() {
        assertThat(extents(
                        place("atlas-production", "us-east-1", "data", "Database"),
                        place("atlas-production", "ap-southeast-1", "data", "Database"),
                        place("atlas-staging", "us-east-1", "data", "Database")))
                .containsExactly("atlas-production: 2 regions", "atlas-staging: ");
    }

    @Test
    void different_stacks_are_so_many_stacks() {
        assertThat(extents(
                        place("atlas-production", "us-east-1", "data", "Key"),
                        place("atlas-production", "eu-west-1", "logs", "Key")))
                .containsExactly("atlas-production: 2 stacks");
    }

    @Test
    void several_resources_of_a_stack_are_counted() {
        assertThat(extents(
                        place("atlas-production", "us-east-1", "data", "First"),
                        place("atlas-production", "us-east-1", "data", "Second")))
                .containsExactly("atlas-production: 2 resources in 1 stack");
    }

    private static List<String> extents(Place... places) {
        return Whereabouts.of(List.of(places)).stream()
                .map(whereabouts -> whereabouts.environment() + ": " + whereabouts.extent())
                .toList();
    }
}
