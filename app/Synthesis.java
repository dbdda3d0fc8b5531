package dev.meridian.app;

import dev.meridian.app.lock.Verdict;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/** Writes a cloud assembly, checks it, and publishes it only if nothing is wrong with it. */
final class Synthesis implements AutoCloseable {
    private final AssemblyFolder folder;
    private final Phases phases;
    private Optional<SecondProcess> second = Optional.empty();

    Synthesis(AssemblyFolder folder, Phases phases) {
        this.folder = folder;
        this.phases = phases;
    }

    /**
     * Publishes what the definition puts into the app.
     *
     * @return whether it was published; if not, standard error says why, and the last assembly stands as it was
     * @throws IOException if files cannot be written
     */
    boolean publish(Map<String, Object> context, Consumer<App> definition) throws IOException {
        return publish(context, definition, (app, stacks) -> Verdict.NONE);
    }

    /**
     * The same, if a lock has no objection to the stacks.
     *
     * @param lock asked once all stacks are written
     */
    boolean publish(
            Map<String, Object> context, Consumer<App> definition, BiFunction<App, List<StackArtifact>, Verdict> lock)
            throws IOException {
        folder.discard();
        try {
            var app = write(folder.partial(), context, definition);
            if (second.isPresent() && !merge(second.get())) {
                return false;
            }
            return publishUnlessWrong(stacks -> lock.apply(app, stacks));
        } finally {
            folder.discard();
        }
    }

    /** Lets a second process write what this one leaves out. */
    void shareWithSecondProcess(String[] arguments) throws IOException {
        second = Optional.of(SecondProcess.start(arguments, folder.second()));
    }

    /** Whether a second process writes a half. */
    boolean isShared() {
        return second.isPresent();
    }

    /** Ends what has been started. */
    @Override
    public void close() throws IOException {
        if (second.isPresent()) {
            second.get().discard();
        }
    }

    private boolean merge(SecondProcess other) throws IOException {
        var failure = other.waitFor();
        phases.end("second process");
        if (failure.isPresent()) {
            System.err.print(failure.get());
            return false;
        }
        other.mergeInto(folder.partial());
        return true;
    }

    /** Writes what the definition puts into the app where it belongs, unchecked: a first process does the rest. */
    void writeOnly(Map<String, Object> context, Consumer<App> definition) {
        write(folder.published(), context, definition);
    }

    private App write(Path outdir, Map<String, Object> context, Consumer<App> definition) {
        var app = new App(AppProps.builder()
                .context(context)
                .outdir(outdir.toString())
                .autoSynth(false)
                .treeMetadata(false)
                .analyticsReporting(false)
                .build());
        phases.end("start of the CDK");
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        definition.accept(app);
        phases.end("constructs");
        try {
            app.synth();
        } catch (RuntimeException failure) {
            // A report means that validation refused the templates; without one it is a defect, to be shown whole.
            if (!Files.exists(outdir.resolve(Findings.REPORT))) {
                throw failure;
            }
        }
        phases.end("templates and validation");
        return app;
    }

    private boolean publishUnlessWrong(Function<List<StackArtifact>, Verdict> lock) throws IOException {
        Path assembly = folder.partial();
        var stacks = StackArtifact.readAll(assembly);
        var problems = new ArrayList<>(Findings.read(assembly));
        problems.addAll(Budgets.exceeded(stacks));
        phases.end("findings");
        var verdict = lock.apply(stacks);
        problems.addAll(verdict.problems());
        phases.end("lock");
        if (!problems.isEmpty()) {
            System.err.printf(
                    "nothing was written to %s: %d problem(s)%n- %s%n%s",
                    folder.published(), problems.size(), String.join("\n- ", problems), verdict.cure());
            return false;
        }
        StackPolicies.write(stacks);
        Manifests.write(assembly, stacks);
        folder.publish();
        phases.end("publish");
        System.err.print(SynthesisTable.of(stacks, folder.published(), phases.total()));
        verdict.remarks().forEach(System.err::println);
        phases.report();
        return true;
    }
}
