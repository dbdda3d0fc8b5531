package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern ROW_NAME = Pattern.compile("`([a-z]+\\.[A-Z][A-Za-z]+)`");

    @Test
    void shows_what_atlas_deploys_today() throws IOException {
        var text = Files.readString(README);

        assertThat(Picture.replace(text, "atlas-production", Picture.of(Assembly.stacks(), "atlas-production")))
                .as("README's picture; make picture redraws it")
                .isEqualTo(text);
    }

    @Test
    void lists_every_construct_that_others_may_use() throws IOException {
        var listed = ROW_NAME.matcher(Files.readString(README))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(listed).containsAll(constructs(ReadmeTest::isBuiltFromProps).toList());
        assertThat(constructs(type -> true).toList()).containsAll(listed);
    }

    @Test
    void says_where_a_picture_is_missing_its_place() {
        assertThatThrownBy(() -> Picture.replace("no marks", "atlas-production", ""))
                .hasMessageContaining("there is no place for a picture of atlas-production");
    }

    private static Stream<String> constructs(Predicate<JavaClass> chosen) {
        return new ClassFileImporter()
                .importPackages("dev.meridian.constructs").stream()
                        .filter(type -> type.isAssignableTo(Construct.class))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(chosen)
                        .map(type -> unit(type.getPackageName()) + "." + type.getSimpleName());
    }

    /** What users build takes its own props; what a unit is made of inside takes what it needs. */
    private static boolean isBuiltFromProps(JavaClass type) {
        return type.getConstructors().stream()
                .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.getSimpleName().equals(type.getSimpleName() + "Props"));
    }

    private static String unit(String packageName) {
        return packageName.substring("dev.meridian.constructs.".length()).split("\\.")[0];
    }
}
