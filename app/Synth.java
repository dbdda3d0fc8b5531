package dev.meridian.app;

import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.InvalidDefinitionException;
import dev.meridian.stacks.SystemStage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/**
 * The CDK app: writes the cloud assembly of the selected systems and environments.
 *
 * <p>The CDK CLI runs it as {@code cdk.json} says; {@code make synth} runs it without the CLI. Both may narrow it with
 * {@code -c system=…} and {@code -c environment=…}.
 */
public final class Synth {
    private static final Path DEFAULT_FOLDER = Path.of("cdk.out");
    private static final String FOLDER_VARIABLE = "CDK_OUTDIR";

    private Synth() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var phases = new Phases();
        var folder = new AssemblyFolder(Optional.ofNullable(System.getenv(FOLDER_VARIABLE))
                .map(Path::of)
                .orElse(DEFAULT_FOLDER));
        try {
            Definitions.requireValid(Systems.all());
            phases.end("definitions");
            folder.prepare();
            synthesize(folder.partial(), context(arguments), phases);
            var stacks = StackArtifact.readAll(folder.partial());
            var problems = problems(folder.partial(), stacks);
            if (!problems.isEmpty()) {
                System.err.printf(
                        "nothing was written to %s: %d problem(s)%n- %s%n",
                        folder.published(), problems.size(), String.join("\n- ", problems));
                return 1;
            }
            StackPolicies.write(stacks);
            folder.publish();
            phases.end("publish");
            System.err.print(SynthesisTable.of(stacks, phases.total()));
            phases.report();
            return 0;
        } catch (InvalidDefinitionException | IllegalArgumentException refusal) {
            System.err.println(refusal.getMessage());
            return 1;
        } catch (RuntimeException failure) {
            return explain(failure, folder);
        } catch (IOException failure) {
            System.err.println("the assembly could not be written: " + failure);
            return 1;
        }
    }

    /** Builds the selected systems into an app and writes its assembly. */
    static void synthesize(Path folder, Map<String, Object> context, Phases phases) {
        var app = new App(AppProps.builder()
                .context(context)
                .outdir(folder.toString())
                .autoSynth(false)
                .treeMetadata(false)
                .analyticsReporting(false)
                .build());
        phases.end("start of the CDK");
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        for (var system : selected(app)) {
            for (var environment : system.environments()) {
                new SystemStage(app, system, environment);
            }
        }
        phases.end("constructs");
        app.synth();
        phases.end("templates and validation");
    }

    private static List<SystemDefinition> selected(App app) {
        var node = app.getNode();
        var selection = new Selection(text(node.tryGetContext("system")), text(node.tryGetContext("environment")));
        return selection.of(Systems.all());
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isEmpty());
    }

    /** The flags of cdk.json, and what {@code -c key=value} adds when no CLI stands in front. */
    private static Map<String, Object> context(String[] arguments) {
        var context = new HashMap<>(CdkJson.context());
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            var pair = arguments[i + 1].split("=", 2);
            if (!arguments[i].equals("-c") || pair.length != 2) {
                throw new IllegalArgumentException(
                        "expected -c key=value, got '%s %s'".formatted(arguments[i], arguments[i + 1]));
            }
            context.put(pair[0], pair[1]);
        }
        return context;
    }

    private static List<String> problems(Path assembly, List<StackArtifact> stacks) throws IOException {
        var problems = new ArrayList<>(Findings.read(assembly));
        problems.addAll(Budgets.exceeded(stacks));
        return problems;
    }

    /** Validation has said on standard error what it found; anything else is a defect of ours and is shown whole. */
    private static int explain(RuntimeException failure, AssemblyFolder folder) {
        if (Files.exists(folder.partial().resolve("validation-report.json"))) {
            System.err.printf(
                    "nothing was written to %s: the findings above must be mended first%n", folder.published());
        } else {
            failure.printStackTrace();
        }
        return 1;
    }

    /** Where the time of a synthesis goes. */
    static final class Phases {
        private final long started = ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElseGet(System::currentTimeMillis);
        private final List<String> lines = new ArrayList<>();
        private long last = started;

        void end(String phase) {
            var now = System.currentTimeMillis();
            lines.add("phase %s %d ms".formatted(phase, now - last));
            last = now;
        }

        Duration total() {
            return Duration.ofMillis(last - started);
        }

        /** For {@code make bench}, which asks for it. */
        void report() {
            if (Boolean.getBoolean("meridian.phases")) {
                lines.forEach(System.err::println);
            }
        }
    }
}
