package dev.meridian.app.compose.file;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command that ends with 0 while a container is well.
 *
 * @param words the command
 * @param intervalSeconds how often it is run
 * @param timeoutSeconds how long it may take
 * @param retries after how many failures in a row the container counts as unwell
 * @param startSeconds how long after the start failures do not count
 */
public record HealthCheck(List<String> words, int intervalSeconds, int timeoutSeconds, int retries, int startSeconds) {
    /** The command as it is, without a shell. */
    public HealthCheck {
        words = List.copyOf(words);
    }

    Map<String, Object> keys() {
        return ServiceEntry.ordered(
                "test",
                Stream.concat(Stream.of("CMD"), words.stream()).toList(),
                "interval",
                intervalSeconds + "s",
                "timeout",
                timeoutSeconds + "s",
                "retries",
                retries,
                "start_period",
                startSeconds + "s");
    }
}
