package dev.meridian.environments.validation.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.NodeSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {
    /** 60m of the first core, 10m of the second, 5m of the next two, 2.5m of the rest; 255 MiB and 11 MiB for each pod. */
    @ParameterizedTest
    @CsvSource({
        "2, 8, 1930, 6012, 110",
        "4, 16, 3920, 13590, 110",
        "8, 32, 7910, 28745, 110",
        "48, 192, 47810, 178757, 250"
    })
    void keeps_for_the_kubelet_what_eks_keeps(int vCpus, int memoryGiB, long cpuMillis, long memoryMiB, long pods) {
        assertThat(Node.allocatable(new NodeSize(vCpus, memoryGiB))).isEqualTo(new Amount(cpuMillis, memoryMiB, pods));
    }
}
