package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.priority.PriorityClassProps;
import dev.meridian.constructs.workload.priority.PriorityClassProps.Assignment;
import org.junit.jupiter.api.Test;

class PrioritiesTest {
    @Test
    void a_database_in_the_cluster_ranks_with_the_services_that_use_it() {
        assertThat(Namespaces.priorities())
                .filteredOn(priority -> priority.assignment() == Assignment.BY_DEFAULT)
                .extracting(PriorityClassProps::name)
                .containsExactly("standard");
    }
}
