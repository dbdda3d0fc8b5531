package dev.meridian.app.compose;

import dev.meridian.app.compose.ComposeReader.Project;
import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written for each system, made once. */
final class Laptops {
    static final Map<String, Laptop> ALL = Systems.all().stream()
            .filter(system -> system.laptop().isPresent())
            .collect(Collectors.toMap(SystemDefinition::name, Laptops::of));

    static final Project TAPWORK = read("tapwork");
    static final Project TASKFLOW = read("taskflow");

    private Laptops() {}

    static Laptop of(SystemDefinition system) {
        return Laptop.of(system.name(), system.laptop().orElseThrow());
    }

    static Project read(String system) {
        return ComposeReader.read(text(system, Laptop.COMPOSE_FILE));
    }

    static String text(String system, String file) {
        return ALL.get(system).files().get(file);
    }
}
