package dev.meridian.constructs.search.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.search.nodes.IndexStorage.Performance.Provisioned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexStorageTest {
    @ParameterizedTest
    @CsvSource({
        "10, 3000, 125",
        "170, 3000, 125",
        "171, 3000, 250",
        "1000, 3000, 250",
        "1001, 3003, 250",
        "3000, 9000, 250",
        "3001, 9003, 500",
        "6000, 16000, 500",
        "9001, 16000, 1000",
        "24576, 16000, 1000"
    })
    void delivers_what_comes_with_its_size(int volumeGiB, int iops, int throughputMiBps) {
        var storage = IndexStorage.ofGiB(volumeGiB);

        assertThat(storage.iops()).isEqualTo(iops);
        assertThat(storage.throughputMiBps()).isEqualTo(throughputMiBps);
    }

    @Test
    void delivers_what_is_provisioned() {
        var storage = new IndexStorage(1000, new Provisioned(4000, 1000));

        assertThat(storage.iops()).isEqualTo(4000);
        assertThat(storage.throughputMiBps()).isEqualTo(1000);
    }

    @Test
    void refuses_a_volume_below_10_gib() {
        assertThatThrownBy(() -> IndexStorage.ofGiB(9)).hasMessage("volumeGiB must be at least 10, got 9");
    }

    @ParameterizedTest
    @CsvSource({"1000, 2999, 3000, 16000", "2000, 5999, 6000, 16000", "1000, 16001, 3000, 16000", "10, 5001, 3000, 5000"
    })
    void refuses_operations_below_what_is_included_or_above_what_there_is(
            int volumeGiB, int iops, int least, int most) {
        assertThatThrownBy(() -> new IndexStorage(volumeGiB, new Provisioned(iops, 250)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "iops must be %d to %d for a volume of %d GiB, got %d".formatted(least, most, volumeGiB, iops));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 3000, 249, 250, 750",
        "100, 3000, 124, 125, 750",
        "200, 3000, 751, 250, 750",
        "200, 8000, 1001, 250, 1000"
    })
    void refuses_throughput_below_what_is_included_or_above_a_quarter_of_the_operations(
            int volumeGiB, int iops, int throughputMiBps, int least, int most) {
        assertThatThrownBy(() -> new IndexStorage(volumeGiB, new Provisioned(iops, throughputMiBps)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("throughputMiBps must be %d to %d for a volume of %d GiB, got %d"
                        .formatted(least, most, volumeGiB, throughputMiBps));
    }
}
