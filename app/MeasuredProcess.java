package dev.meridian.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A program's run as a user meets it: a whole process and those it starts.
 *
 * @param status its exit status
 * @param seconds from start to end
 * @param peakKilobytes the most memory that it and those it started held at once, where Linux says so
 * @param lines what it said
 */
record MeasuredProcess(int status, double seconds, long peakKilobytes, List<String> lines) {
    private static final long SAMPLE_MILLIS = 50;

    static MeasuredProcess run(List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var started = System.nanoTime();
        var process = builder.start();
        var peak = new AtomicLong();
        var sampler = new Thread(() -> sample(process, peak));
        sampler.start();
        List<String> lines;
        try (var reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            lines = new BufferedReader(reader).lines().toList();
        }
        var status = process.waitFor();
        var seconds = (System.nanoTime() - started) / 1e9;
        sampler.join();
        return new MeasuredProcess(status, seconds, peak.get(), lines);
    }

    private static void sample(Process process, AtomicLong peak) {
        while (process.isAlive()) {
            var now = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .mapToLong(handle -> residentKilobytes(handle.pid()))
                    .sum();
            peak.accumulateAndGet(now, Math::max);
            try {
                Thread.sleep(SAMPLE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What Linux says of a process; nothing elsewhere, and nothing once it has ended. */
    private static long residentKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
