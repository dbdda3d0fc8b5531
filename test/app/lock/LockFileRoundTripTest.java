package dev.meridian.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LockFileRoundTripTest {
    @Property(tries = 200)
    void reads_what_it_wrote(@ForAll("locks") StatefulLock lock) throws IOException {
        var file = Files.createTempFile("stateful", ".lock.json");
        try {
            new LockFile(file).write(lock);

            assertThat(new LockFile(file).read()).contains(lock);
            assertThat(Files.readString(file)).isEqualTo(LockFile.text(lock));
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<StatefulLock> locks() {
        var texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
        var resources = Combinators.combine(texts, texts.optional()).as(LockedResource::new);
        var stacks = Combinators.combine(
                        texts, texts, Arbitraries.maps(texts, resources).ofMaxSize(4))
                .as((stage, environment, members) -> new LockedStack(stage, environment, new TreeMap<>(members)));
        return Arbitraries.maps(texts, stacks).ofMaxSize(4).map(members -> new StatefulLock(new TreeMap<>(members)));
    }
}
