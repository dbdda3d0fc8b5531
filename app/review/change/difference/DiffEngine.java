package dev.meridian.app.review.change.difference;

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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * AWS's own diff engine, the one behind {@code cdk diff}, in a Node process that lives as long as this object. It knows from
 * the CloudFormation schema which properties replace a resource.
 */
public final class DiffEngine implements AutoCloseable {
    private static final Path PINNED_NODE = Path.of("node_modules", ".bin", "node");
    private static final Path PACKAGE = Path.of("node_modules", "@aws-cdk", "cloudformation-diff", "package.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fifty times what two large assemblies take. */
    private static final int SECONDS_FOR_AN_ANSWER = 50;

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
            var answer = CompletableFuture.supplyAsync(this::line).get(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS);
            writing.join();
            return JSON.readTree(answer);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "AWS's diff engine had no answer after %d s; a template nests lists too deeply for it"
                            .formatted(SECONDS_FOR_AN_ANSWER),
                    e);
        } catch (ExecutionException | CompletionException | IOException e) {
            throw new IllegalStateException("AWS's diff engine failed: " + reason(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it said last before it ended. */
    private String reason() {
        process.destroyForcibly();
        return errors.join()
                .lines()
                .filter(line -> line.contains("Error"))
                .findFirst()
                .orElse("its process has ended");
    }

    @Override
    public void close() {
        process.destroyForcibly();
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
    private byte[] line() {
        try {
            var line = new ByteArrayOutputStream();
            for (var next = output.read(); next != '\n'; next = output.read()) {
                if (next < 0) {
                    throw new IOException("the process has ended");
                }
                line.write(next);
            }
            return line.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
