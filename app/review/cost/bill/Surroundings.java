package dev.meridian.app.review.cost.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a resource may refer to.
 *
 * @param templates its stack's template, then that of the other side, for what has moved
 * @param assemblies the assemblies in which resources of other stacks are looked up, the more telling one first
 */
public record Surroundings(List<StackTemplate> templates, List<CloudAssembly> assemblies) {
    private static final String TYPE = "Type";
    private static final String PROPERTIES = "Properties";

    public Surroundings {
        templates = List.copyOf(templates);
        assemblies = List.copyOf(assemblies);
    }

    /** The properties of the resource of this stack that a value refers to; nothing if it is not of this type. */
    public Setting referred(Setting reference, String type) {
        return new Setting(reference
                .reference()
                .flatMap(logicalId -> templates.stream()
                        .map(template -> template.resource(logicalId))
                        .filter(resource -> resource.path(TYPE).asText().equals(type))
                        .findFirst())
                .map(resource -> resource.path(PROPERTIES))
                .orElse(MissingNode.getInstance()));
    }

    /** The properties of all resources of this type in this stack. */
    public Stream<Setting> siblings(String type) {
        return templates.stream().limit(1).flatMap(template -> resources(template, type));
    }

    /** The properties of the resource of this type, anywhere in this region, that has this name. */
    public Setting named(String type, String property, String name, String region) {
        return assemblies.stream()
                .flatMap(assembly -> assembly.stacks().values().stream())
                .filter(stack -> stack.region().equals(Optional.of(region)))
                .flatMap(stack -> resources(stack, type))
                .filter(properties -> properties.at(property).is(name))
                .findFirst()
                .orElse(new Setting(MissingNode.getInstance()));
    }

    private static Stream<Setting> resources(StackTemplate template, String type) {
        return StreamSupport.stream(template.body().path("Resources").spliterator(), false)
                .filter(resource -> resource.path(TYPE).asText().equals(type))
                .<JsonNode>map(resource -> resource.path(PROPERTIES))
                .map(Setting::new);
    }
}
