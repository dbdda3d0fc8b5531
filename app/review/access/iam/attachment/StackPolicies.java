package dev.meridian.app.review.access.iam.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.iam.attachment.Attachment.Holder;
import dev.meridian.app.review.access.iam.attachment.Attachment.Kind;
import dev.meridian.app.review.access.iam.policy.Statement;
import dev.meridian.app.review.access.iam.policy.ValueReader;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.ResourceChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All policies of one side of a stack, by what they are attached to, however they are spread over its resources. */
public final class StackPolicies {
    /** AWS's own policy, without its partition. */
    static final String ADMINISTRATOR_ACCESS = ":iam::aws:policy/AdministratorAccess";

    private final Map<Holder, List<Attachment>> byHolder = new HashMap<>();
    private final Map<String, List<Attachment>> byCarrier = new HashMap<>();
    private final Set<Holder> open = new HashSet<>();
    private final Set<String> logicalIds;

    private StackPolicies(Map<String, JsonNode> resources, ValueReader values, Set<String> targets) {
        var carriers = new Carriers(values);
        logicalIds = resources.keySet();
        resources.forEach((logicalId, resource) -> {
            var type = resource.path("Type").asText();
            if (carriers.targets(logicalId, resource).noneMatch(targets::contains)) {
                return;
            }
            var attachments = carriers.read(logicalId, resource);
            if (attachments.isEmpty() && Carriers.isOpenWithoutPolicy(type)) {
                open.add(new Holder(Carriers.kind(type), values.reference(logicalId)));
            }
            for (var attachment : attachments) {
                byHolder.computeIfAbsent(attachment.holder(), ignored -> new ArrayList<>())
                        .add(attachment);
                byCarrier
                        .computeIfAbsent(attachment.carrier(), ignored -> new ArrayList<>())
                        .add(attachment);
            }
            var managed = resource.path("Properties").path("ManagedPolicyArns");
            if (values.texts(managed).stream().anyMatch(arn -> arn.endsWith(ADMINISTRATOR_ACCESS))) {
                open.add(new Holder(Kind.IDENTITY, values.reference(logicalId)));
            }
        });
    }

    /** The stack as it runs, in the names it is going to have. */
    public static StackPolicies before(
            Optional<StackTemplate> template, List<ResourceChange> changes, Deployment deployment) {
        var renames = renames(changes);
        var resources = new TreeMap<String, JsonNode>();
        template.ifPresent(stack -> stack.body()
                .path("Resources")
                .properties()
                .forEach(resource -> resources.put(
                        renames.getOrDefault(resource.getKey(), resource.getKey()), resource.getValue())));
        changes.stream()
                .filter(change -> !change.before().isMissingNode())
                .forEach(change -> resources.put(change.logicalId(), change.before()));
        return new StackPolicies(resources, deployment.reader(renames), targets(changes, deployment, renames));
    }

    /** The stack as proposed. */
    public static StackPolicies after(
            Optional<StackTemplate> template, List<ResourceChange> changes, Deployment deployment) {
        var resources = new TreeMap<String, JsonNode>();
        template.ifPresent(stack -> stack.body()
                .path("Resources")
                .properties()
                .forEach(resource -> resources.put(resource.getKey(), resource.getValue())));
        changes.stream()
                .filter(change -> !change.after().isMissingNode())
                .forEach(change -> resources.put(change.logicalId(), change.after()));
        return new StackPolicies(
                resources, deployment.reader(Map.of()), targets(changes, deployment, renames(changes)));
    }

    private static Map<String, String> renames(List<ResourceChange> changes) {
        var renames = new HashMap<String, String>();
        for (var change : changes) {
            change.formerId()
                    .filter(former -> change.kind() == ResourceChange.Kind.RENAMED)
                    .ifPresent(former -> renames.put(former, change.logicalId()));
        }
        return renames;
    }

    /** What the policies of changed resources are about, on either side: whatever is about nothing of it says no news. */
    private static Set<String> targets(
            List<ResourceChange> changes, Deployment deployment, Map<String, String> renamed) {
        var before = new Carriers(deployment.reader(renamed));
        var after = new Carriers(deployment.reader(Map.of()));
        return changes.stream()
                .flatMap(change -> Stream.concat(
                        before.targets(change.logicalId(), change.before()),
                        after.targets(change.logicalId(), change.after())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The policies of this resource. */
    public List<Attachment> carriedBy(String logicalId) {
        return byCarrier.getOrDefault(logicalId, List.of());
    }

    /** Everything said about this holder, also by AWS's policy for administrators or by the lack of any policy. */
    public List<Statement> statements(Holder holder) {
        var said = byHolder.getOrDefault(holder, List.of()).stream()
                .flatMap(attachment -> attachment.document().statements().stream());
        return (isOpen(holder) ? Stream.concat(said, Stream.of(Statement.ALLOW_EVERYTHING)) : said).toList();
    }

    /** Whether everything is allowed without a document that says so. */
    public boolean isOpen(Holder holder) {
        return open.contains(holder);
    }

    /** The policies attached to this holder. */
    public List<Attachment> attachedTo(Holder holder) {
        return byHolder.getOrDefault(holder, List.of());
    }

    /** Whether what a policy is attached to is a resource of this stack. */
    public boolean has(Holder holder) {
        return Stream.of("{\"Ref\":\"", "{\"Fn::GetAtt\":[\"")
                .map(function -> ValueReader.OPEN + function)
                .filter(holder.target()::startsWith)
                .anyMatch(start -> logicalIds.contains(upToQuote(holder.target().substring(start.length()))));
    }

    private static String upToQuote(String text) {
        return text.substring(0, text.indexOf('"'));
    }
}
