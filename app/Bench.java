package dev.meridian.app;

import dev.meridian.app.review.ReviewBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measures synthesis and review as a user meets them: whole processes, warm, the median of several runs. */
public final class Bench {
    private static final int RUNS = 3;
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path SYNTHESIZED = FOLDER.resolve("cdk.out");
    private static final Set<Integer> COMPARED = Set.of(0, 1);

    /** In one process: what a second one calls is not told. */
    private static final Map<String, String> ALL_CALLS =
            Map.of("JSII_DEBUG", "1", "JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1");

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        synthesis("atlas production", List.of("-c", "system=atlas", "-c", "environment=production"));
        synthesis("everything", List.of());
        review();
    }

    private static void synthesis(String title, List<String> selection) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("dev.meridian.app.Synth"));
        command.addAll(selection);
        run(command, Map.of(), Set.of(0));
        var runs = new ArrayList<MeasuredProcess>();
        for (var i = 0; i < RUNS; i++) {
            runs.add(run(command, Map.of(), Set.of(0)));
        }
        var calls = run(command, ALL_CALLS, Set.of(0)).lines().stream()
                .filter(line -> line.startsWith("> ") && line.contains("\"api\""))
                .count();
        var resources = StackArtifact.readAll(SYNTHESIZED).stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
        report(
                title,
                runs,
                "%d resources, %d jsii calls, %.2f per resource"
                        .formatted(resources, calls, (double) calls / resources));
    }

    /** Two assemblies of 200 templates and 15,000 resources, of which each template differs and every seventh resource. */
    private static void review() throws IOException, InterruptedException {
        var base = FOLDER.resolve("base").toString();
        var head = FOLDER.resolve("head").toString();
        ReviewBench.main(new String[] {base, head});
        var command = List.of(
                "dev.meridian.app.review.Review",
                base,
                head,
                "--out",
                FOLDER.resolve("review").toString());
        run(command, Map.of(), COMPARED);
        var runs = new ArrayList<MeasuredProcess>();
        for (var i = 0; i < RUNS; i++) {
            runs.add(run(command, Map.of(), COMPARED));
        }
        report("review", runs, "200 templates and 15,000 resources on either side");
    }

    private static void report(String title, List<MeasuredProcess> runs, String what) {
        var middle = runs.stream()
                .sorted(Comparator.comparingDouble(MeasuredProcess::seconds))
                .toList()
                .get(RUNS / 2);
        var peak = runs.stream().mapToLong(MeasuredProcess::peakKilobytes).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s wall (median of %d), %d MB peak (JVM and Node), %s%n",
                title,
                middle.seconds(),
                RUNS,
                peak / 1024,
                what);
        middle.lines().stream()
                .filter(line -> line.startsWith("phase "))
                .forEach(phase -> System.out.println("  " + phase));
    }

    private static MeasuredProcess run(List<String> program, Map<String, String> variables, Set<Integer> expected)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("java", "-Dmeridian.phases=true", "@target/meridian.args"));
        command.addAll(program);
        var environment = new HashMap<>(variables);
        environment.put("CDK_OUTDIR", SYNTHESIZED.toAbsolutePath().toString());
        var measured = MeasuredProcess.run(command, environment);
        if (!expected.contains(measured.status())) {
            throw new IllegalStateException("%s failed: %s".formatted(program, String.join("\n", measured.lines())));
        }
        return measured;
    }
}
