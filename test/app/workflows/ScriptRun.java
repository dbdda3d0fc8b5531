package dev.meridian.app.workflows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a script ended that a workflow runs.
 *
 * @param status its exit status
 * @param output what it said, errors included
 */
record ScriptRun(int status, String output) {
    private static final Path SCRIPTS = Path.of(".github", "scripts").toAbsolutePath();
    private static final long LIMIT_IN_SECONDS = 60;

    static Path script(String name) {
        return SCRIPTS.resolve(name);
    }

    static ScriptRun of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("script", ".log");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + Files.readString(log));
            }
            return new ScriptRun(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }
}
