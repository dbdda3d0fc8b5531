package dev.meridian.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where the time of a program goes, from the start of the JVM on. */
public final class Phases {
    private final long started = ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElseGet(System::currentTimeMillis);
    private final List<String> lines = new ArrayList<>();
    private long last = started;

    /** Ends a phase, which began when the last one ended. */
    public void end(String phase) {
        var now = System.currentTimeMillis();
        lines.add("phase %s %d ms".formatted(phase, now - last));
        last = now;
    }

    Duration total() {
        return Duration.ofMillis(last - started);
    }

    /** For {@code make bench}, which asks for it. */
    public void report() {
        if (Boolean.getBoolean("meridian.phases")) {
            lines.forEach(System.err::println);
        }
    }
}
