package dev.meridian.app.review.access.network.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.setting.Readable;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.address.AddressRange;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one side of a comparison refers to, by one key for each resource: the same for a {@code Ref} within a stack, an
 * output of another stack and, after a rename, the former logical id.
 */
public final class References {
    private static final int LONGEST_CHAIN = 4;

    /** Attributes that name the resource itself, as {@code Ref} does. */
    private static final Set<String> IDS =
            Set.of("GroupId", "Id", "InternetGatewayId", "PrefixListId", "RouteTableId", "SubnetId", "VpcId");

    private final CloudAssembly assembly;
    private final Map<String, String> renamed;
    private final Map<String, Exported> exports;

    private record Exported(StackTemplate stack, JsonNode value) {}

    private References(CloudAssembly assembly, Map<String, String> renamed) {
        this.assembly = assembly;
        this.renamed = renamed;
        this.exports = exportsOf(assembly);
    }

    /** Of the side that runs, in the names of the proposal. */
    public static References before(Comparison comparison) {
        var renamed = new HashMap<String, String>();
        for (var change : comparison.changes()) {
            change.formerId().ifPresent(former -> renamed.put(formerKey(change, former), key(change)));
        }
        return new References(comparison.before(), renamed);
    }

    /** Of the proposal. */
    public static References after(Comparison comparison) {
        return new References(comparison.after(), Map.of());
    }

    /** The key of a changed resource. */
    public static String key(ResourceChange change) {
        return change.stack().name() + "/" + change.logicalId();
    }

    private static String formerKey(ResourceChange change, String former) {
        return change.kind() == ResourceChange.Kind.MOVED
                ? former
                : change.stack().name() + "/" + former;
    }

    /** The key of a resource of this side. */
    public String key(StackTemplate stack, String logicalId) {
        var key = stack.name() + "/" + logicalId;
        return renamed.getOrDefault(key, key);
    }

    /** The key of what a value refers to; of an unknown value the value itself. */
    public String key(StackTemplate stack, JsonNode value) {
        return key(stack, value, LONGEST_CHAIN);
    }

    private String key(StackTemplate stack, JsonNode value, int chain) {
        if (value.path("Ref").isTextual()) {
            return key(stack, value.path("Ref").asText());
        }
        var attribute = attribute(value);
        if (attribute.isPresent()) {
            var key = key(stack, attribute.get().resource());
            return attribute.get().isId() ? key : key + "." + attribute.get().name();
        }
        var exported = chain > 0 ? exported(stack, value) : Optional.<Exported>empty();
        return exported.map(found -> key(found.stack(), found.value(), chain - 1))
                .orElseGet(() -> value.isValueNode()
                        ? value.asText()
                        : Readable.canonical(value).toString());
    }

    /** The address range that a value is or, of a VPC or a subnet of this side, refers to. */
    public Optional<AddressRange> range(StackTemplate stack, JsonNode value) {
        return range(stack, value, LONGEST_CHAIN);
    }

    private Optional<AddressRange> range(StackTemplate stack, JsonNode value, int chain) {
        if (value.isTextual()) {
            return AddressRange.parse(value.asText());
        }
        if (chain == 0) {
            return Optional.empty();
        }
        var attribute = attribute(value).filter(found -> found.name().equals("CidrBlock"));
        if (attribute.isPresent()) {
            var resource = stack.resource(attribute.get().resource());
            return range(stack, resource.path("Properties").path("CidrBlock"), chain - 1);
        }
        return exported(stack, value).flatMap(found -> range(found.stack(), found.value(), chain - 1));
    }

    /** The resource that a value refers to within its own stack, and the stack; a missing node if there is none. */
    public static JsonNode resource(StackTemplate stack, JsonNode value) {
        var name = value.path("Ref").asText();
        return stack.resource(
                name.isEmpty() ? attribute(value).map(Attribute::resource).orElse("") : name);
    }

    /** What a reviewer calls what a value refers to. */
    public static String words(JsonNode value) {
        if (value.path("Ref").isTextual()) {
            return Readable.text(value.path("Ref").asText());
        }
        var output = value.path("Fn::GetStackOutput").path("OutputName");
        if (output.isTextual()) {
            return Readable.text(output.asText());
        }
        return attribute(value)
                .map(found -> Readable.text(found.isId() ? found.resource() : found.resource() + "." + found.name()))
                .orElseGet(() -> new Setting(value).words());
    }

    private record Attribute(String resource, String name) {
        /** Whether it names the resource itself. */
        boolean isId() {
            return IDS.contains(name);
        }
    }

    private static Optional<Attribute> attribute(JsonNode value) {
        var named = value.path("Fn::GetAtt");
        if (named.isArray()
                && named.size() == 2
                && named.get(0).isTextual()
                && named.get(1).isTextual()) {
            return Optional.of(new Attribute(named.get(0).asText(), named.get(1).asText()));
        }
        var dot = named.asText().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new Attribute(
                        named.asText().substring(0, dot), named.asText().substring(dot + 1)));
    }

    private Optional<Exported> exported(StackTemplate stack, JsonNode value) {
        var imported = value.path("Fn::ImportValue");
        if (imported.isTextual()) {
            return Optional.ofNullable(exports.get(imported.asText()));
        }
        var output = value.path("Fn::GetStackOutput");
        var source = output.path("StackName").asText(stack.name());
        return Optional.ofNullable(assembly.stacks().get(source))
                .map(found -> new Exported(
                        found,
                        found.body()
                                .path("Outputs")
                                .path(output.path("OutputName").asText())
                                .path("Value")))
                .filter(found -> !found.value().isMissingNode());
    }

    private static Map<String, Exported> exportsOf(CloudAssembly assembly) {
        var exports = new HashMap<String, Exported>();
        for (var stack : assembly.stacks().values()) {
            for (var output : stack.body().path("Outputs")) {
                var name = output.path("Export").path("Name");
                if (name.isTextual()) {
                    exports.put(name.asText(), new Exported(stack, output.path("Value")));
                }
            }
        }
        return exports;
    }
}
