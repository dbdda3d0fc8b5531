package dev.meridian.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({
        "DatabaseB269D8BB, DatabaseAC12FE34, 1000",
        "Database, Database, 1000",
        "MainDatabase, OrdersDatabase, 571",
        "MainDatabase, OrdersDatabaseReplica1, 0",
        "Bucket, B, 0",
        "Bucket, Ticket, 0",
        "NetworkPublicSubnet1Subnet, NetPublicSubnet1Subnet, 730",
        "DumpsDumps, Dumps, 500"
    })
    void of_ids_counts_the_words_at_both_ends_and_no_hash(String lost, String candidate, int expected) {
        assertThat(Likeness.of(lost, named(""), candidate, named("")).ofIds()).isEqualTo(expected);
    }

    @Test
    void the_same_fixed_name_says_more_than_ids_and_ids_more_than_names() {
        var namesake = Likeness.of("Alpha", named("assets"), "Beta", named("assets"));
        var alike = Likeness.of("AlphaBucket", named("assets"), "BetaBucket", named("pictures"));
        var alikeByName = Likeness.of("Alpha", named("main-assets"), "Beta", named("more-assets"));
        var foreign = Likeness.of("Alpha", named(""), "Beta", named(""));

        assertThat(namesake).isGreaterThan(alike);
        assertThat(alike).isGreaterThan(alikeByName);
        assertThat(alikeByName).isGreaterThan(foreign);
        assertThat(foreign.isNamesake()).isFalse();
    }

    private static LockedResource named(String name) {
        return new LockedResource("AWS::S3::Bucket", Optional.of(name).filter(text -> !text.isEmpty()));
    }
}
