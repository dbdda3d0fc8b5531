package dev.meridian.app.review.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cloud assembly written by hand, as any CDK app in any language would. */
record WrittenAssembly(Path folder) {
    WrittenAssembly file(String path, String text) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A manifest with one stack, its template in {@code Web.template.json}. */
    WrittenAssembly manifestOfOneStack() {
        return file("manifest.json", """
                {"version": "54.0.0", "artifacts": {
                  "Web.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Web.assets.json"}},
                  "Web": {
                    "type": "aws:cloudformation:stack",
                    "environment": "aws://111111111111/eu-west-1",
                    "properties": {"templateFile": "Web.template.json", "terminationProtection": true,
                                   "stackName": "shop-web"}}}}
                """);
    }

    CloudAssembly read() {
        return SynthesizedFolder.read(folder, new Templates(Templates.AssetHashes.KEPT));
    }
}
