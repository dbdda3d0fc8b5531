package dev.meridian.app.compose;

import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.InvalidDefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the development environment of a system: {@code make compose SYSTEM=tapwork}, which says how to start it. */
public final class Compose {
    private static final Path DEFAULT_FOLDER = Path.of("target", "compose");

    private Compose() {}

    /** Takes the system's name and, if it is not empty, the folder. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)) ? 0 : 1);
    }

    private static boolean run(List<String> arguments) {
        try {
            Definitions.requireValid(Systems.all());
            var system = find(Systems.all(), arguments.isEmpty() ? "" : arguments.get(0));
            var folder = arguments.size() > 1 && !arguments.get(1).isEmpty()
                    ? Path.of(arguments.get(1))
                    : DEFAULT_FOLDER.resolve(system.name());
            var laptop = Laptop.of(system.name(), system.laptop().orElseThrow());
            new OutputFolder(folder).write(laptop.files());
            System.out.print(told(folder, laptop));
            return true;
        } catch (InvalidDefinitionException | IllegalArgumentException refusal) {
            System.err.println(refusal.getMessage());
        } catch (IOException failure) {
            System.err.println("the files could not be written: " + failure);
        }
        return false;
    }

    /**
     * The system of this name.
     *
     * @throws IllegalArgumentException if there is none that runs on a laptop, with the names of those that do
     */
    static SystemDefinition find(List<SystemDefinition> systems, String name) {
        var onLaptops =
                systems.stream().filter(system -> system.laptop().isPresent()).toList();
        return onLaptops.stream()
                .filter(system -> system.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("SYSTEM must be one that has a ComposeDefinition, %s, got '%s'"
                                .formatted(
                                        onLaptops.stream()
                                                .map(SystemDefinition::name)
                                                .collect(Collectors.joining(", ")),
                                        name)));
    }

    static String told(Path folder, Laptop laptop) {
        var text = new StringBuilder("wrote to %s:%n".formatted(folder));
        laptop.files().keySet().forEach(file -> text.append("  %s%n".formatted(file)));
        laptop.remarks().forEach(remark -> text.append("note: %s%n".formatted(remark)));
        return text.append("""
                        in a checkout of the system's project with these files laid over it:
                          cp .env.example .env    # and give each variable a value
                          docker compose up --build --detach
                        """).toString();
    }
}
