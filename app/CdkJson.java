package dev.meridian.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The project's {@code cdk.json}, which only the CDK CLI reads by itself: a test or a plain run must ask for it. */
public final class CdkJson {
    private static final Path FILE = Path.of("cdk.json");

    private CdkJson() {}

    /** The feature flags that every synthesis of this project uses. */
    public static Map<String, Object> context() {
        try {
            var context = new ObjectMapper().readTree(FILE.toFile()).required("context");
            return new ObjectMapper().convertValue(context, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cdk.json must stand in the folder Meridian is started from", e);
        }
    }
}
