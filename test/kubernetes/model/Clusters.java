package dev.meridian.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.Systems;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The clusters of all systems with what the assembly applies to them, read once. */
public final class Clusters {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<Defined> ALL =
            Systems.all().stream().flatMap(Clusters::ofSystem).toList();

    private Clusters() {}

    /**
     * A cluster and the definition it comes from.
     *
     * @param cluster what is applied to it
     */
    public record Defined(
            SystemDefinition system, EnvironmentDefinition environment, RegionDefinition region, Cluster cluster) {
        /** The name of a stack of the same region. */
        public String stack(String layer) {
            return cluster.name() + "-" + layer;
        }

        @Override
        public String toString() {
            return cluster.name();
        }
    }

    public static Stream<Defined> all() {
        return ALL.stream();
    }

    /** The one of this name, such as {@code tapwork-staging-us-east-1}. */
    public static Defined of(String name) {
        return all().filter(defined -> defined.cluster().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Defined> ofSystem(SystemDefinition system) {
        return system.environments().stream()
                .filter(environment -> environment.cluster().isPresent())
                .flatMap(environment -> environment.regions().stream().map(region -> {
                    var stage = new PhysicalNames(system.name(), environment.name()).stage();
                    return new Defined(system, environment, region, read(stage + "-" + region.region()));
                }));
    }

    private static Cluster read(String name) {
        var objects = new ArrayList<Applied>();
        try (var files = Files.walk(Assembly.folder().resolve("kubernetes").resolve(name))) {
            for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                objects.addAll(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cluster(name, objects);
    }

    private static List<Applied> read(Path file) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll().stream().map(Applied::new).toList();
        }
    }
}
