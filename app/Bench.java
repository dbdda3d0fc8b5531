package dev.meridian.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Measures synthesis as a user meets it: whole processes, warm, the median of several runs. */
public final class Bench {
    private static final int RUNS = 3;
    private static final Path FOLDER = Path.of("target", "bench");
    private static final long SAMPLE_MILLIS = 50;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure("atlas production", List.of("-c", "system=atlas", "-c", "environment=production"));
        measure("everything", List.of());
    }

    private static void measure(String title, List<String> selection) throws IOException, InterruptedException {
        run(selection, Map.of());
        var walls = new ArrayList<Double>();
        var peaks = new ArrayList<Long>();
        List<String> phases = List.of();
        for (var i = 0; i < RUNS; i++) {
            var outcome = run(selection, Map.of());
            walls.add(outcome.seconds());
            peaks.add(outcome.peakKilobytes());
            phases = outcome.lines().stream()
                    .filter(line -> line.startsWith("phase "))
                    .toList();
        }
        var calls = run(selection, Map.of("JSII_DEBUG", "1")).lines().stream()
                .filter(line -> line.startsWith("> ") && line.contains("\"api\""))
                .count();
        var resources = StackArtifact.readAll(FOLDER).stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s wall (median of %d), %d MB peak (JVM and Node), %d resources, %d jsii calls, %.2f per resource%n",
                title,
                walls.stream().sorted().toList().get(RUNS / 2),
                RUNS,
                peaks.stream().sorted().toList().get(RUNS / 2) / 1024,
                resources,
                calls,
                (double) calls / resources);
        phases.forEach(phase -> System.out.println("  " + phase));
    }

    private static Outcome run(List<String> selection, Map<String, String> variables)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("java", "-Dmeridian.phases=true", "@target/meridian.args", "dev.meridian.app.Synth"));
        command.addAll(selection);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CDK_OUTDIR", FOLDER.toAbsolutePath().toString());
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
        if (status != 0) {
            throw new IllegalStateException("synthesis failed: " + String.join("\n", lines));
        }
        return new Outcome(seconds, peak.get(), lines);
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

    private record Outcome(double seconds, long peakKilobytes, List<String> lines) {}
}
