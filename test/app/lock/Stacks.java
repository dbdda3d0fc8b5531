package dev.meridian.app.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.app.StackArtifact;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small assemblies. */
final class Stacks {
    private Stacks() {}

    static StatefulLock lock(StackArtifact... stacks) {
        return StatefulLock.of(List.of(stacks));
    }

    /** A stack of atlas's staging environment. */
    static StackArtifact stack(String name, String... resources) {
        return placed(name, "atlas-staging", "333333333333/us-east-1", resources);
    }

    static StackArtifact placed(String name, String stage, String environment, String... resources) {
        try {
            var template = new ObjectMapper().readTree("{\"Resources\": {%s}}".formatted(String.join(", ", resources)));
            return new StackArtifact(
                    name,
                    stage,
                    environment,
                    Path.of("."),
                    Path.of(name + ".template.json"),
                    template,
                    0,
                    false,
                    Map.of(),
                    List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String resource(String id, String type) {
        return "\"%s\": {\"Type\": \"%s\"}".formatted(id, type);
    }

    static String resource(String id, String type, String property, String json) {
        return "\"%s\": {\"Type\": \"%s\", \"Properties\": {\"%s\": %s}}".formatted(id, type, property, json);
    }

    static String bucket(String id, String name) {
        return resource(id, "AWS::S3::Bucket", "BucketName", "\"%s\"".formatted(name));
    }

    static String database(String id) {
        return resource(id, "AWS::RDS::DBInstance");
    }

    static String[] databases(int number) {
        return Stream.iterate(1, next -> next + 1)
                .limit(number)
                .map(each -> database("Database" + each))
                .toArray(String[]::new);
    }
}
