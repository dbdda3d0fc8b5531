package dev.meridian.app.review.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * AWS's own diff engine, the one behind {@code cdk diff}, in a Node process that lives as long as this object. It knows from
 * the CloudFormation schema which properties replace a resource.
 */
public final class DiffEngine implements AutoCloseable {
    private static final Path PINNED_NODE = Path.of("node_modules", ".bin", "node");
    private static final Path PACKAGE = Path.of("node_modules", "@aws-cdk", "cloudformation-diff", "package.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final InputStream output;
    private final CompletableFuture<String> errors;

    private DiffEngine(Process process) {
        this.process = process;
        this.output = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    }

    /**
     * Starts it; it loads its schema while the caller reads assemblies.
     *
     * @throws IllegalStateException if it is not installed
     */
    public static DiffEngine start() {
        if (!Files.exists(PACKAGE)) {
            throw new IllegalStateException(
                    "AWS's diff engine is not at %s; run npm ci in the project's folder".formatted(PACKAGE));
        }
        try {
            return new DiffEngine(new ProcessBuilder(
                            Files.exists(PINNED_NODE) ? PINNED_NODE.toString() : "node",
                            "--input-type=module",
                            "--eval",
                            script())
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Node, which runs AWS's diff engine, cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Asks which resources of some stacks are replaced.
     *
     * @param stacks by stack {@code {before: {Resources}, after: {Resources}}}
     * @return by stack and logical id {@code {impact, properties: {name: {impact, value}}}}, and the types it does not know
     */
    JsonNode compare(JsonNode stacks) {
        try {
            var input = JSON.writeValueAsBytes(stacks);
            var writing = CompletableFuture.runAsync(() -> send(input));
            var answer = JSON.readTree(line());
            writing.join();
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "AWS's diff engine failed: " + errors.join().strip(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void send(byte[] input) {
        try {
            var stream = new BufferedOutputStream(process.getOutputStream());
            stream.write(input);
            stream.write('\n');
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of the answer, however long. */
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = output.read(); next != '\n'; next = output.read()) {
            if (next < 0) {
                throw new IOException("the process has ended");
            }
            line.write(next);
        }
        return line.toByteArray();
    }

    private static String script() throws IOException {
        try (var script = DiffEngine.class.getResourceAsStream("engine.mjs")) {
            if (script == null) {
                throw new IOException("engine.mjs is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
