package dev.meridian.app.lock;

import static java.util.stream.Collectors.toSet;

import dev.meridian.app.lock.Loss.Cause;
import dev.meridian.app.lock.Loss.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What of a lock an assembly would lose. */
final class Losses {
    private final StatefulLock lock;
    private final StatefulLock assembly;
    private final Set<String> stages;
    private final List<Loss> losses = new ArrayList<>();

    private Losses(StatefulLock lock, StatefulLock assembly) {
        this.lock = lock;
        this.assembly = assembly;
        stages = assembly.stacks().values().stream().map(LockedStack::stage).collect(toSet());
    }

    /**
     * Compares them.
     *
     * @param assembly all stacks of the assembly
     * @param judged the stages whose stacks the assembly is meant to have
     */
    static List<Loss> between(StatefulLock lock, StatefulLock assembly, Predicate<String> judged) {
        var losses = new Losses(lock, assembly);
        lock.stacks().forEach((name, stack) -> {
            if (judged.test(stack.stage())) {
                losses.compare(name, stack);
            }
        });
        return losses.losses;
    }

    private void compare(String name, LockedStack before) {
        var after = assembly.stacks().get(name);
        if (after == null) {
            before.resources().keySet().forEach(id -> losses.add(withStack(name, id, gone(name, before))));
            return;
        }
        var isElsewhere = !before.environment().equals(after.environment());
        before.resources().forEach((id, resource) -> {
            var now = after.resources().get(id);
            if (now == null) {
                losses.add(gone(name, id, resource, home(name, id, resource)));
            } else if (!now.type().equals(resource.type())) {
                losses.add(replaced(
                        name,
                        id,
                        "%s changes its type from %s to %s, which makes another resource"
                                .formatted(title(name, id), resource.type(), now.type())));
            } else if (isElsewhere) {
                losses.add(withStack(name, id, elsewhere(name, before, after)));
            } else if (!now.name().equals(resource.name())) {
                losses.add(replaced(
                        name,
                        id,
                        "%s, of type %s, %s, which makes another resource"
                                .formatted(title(name, id), now.type(), renaming(resource.name(), now.name()))));
            }
        });
    }

    private Cause gone(String name, LockedStack stack) {
        if (stages.contains(stack.stage())) {
            return new Cause(
                    "stack %s is gone".formatted(name),
                    Extent.WHOLE,
                    new Approvable(LossRule.STACK_REMOVED, name, name));
        }
        var all = stack.stage() + "-*";
        return new Cause(
                "environment %s is gone".formatted(stack.stage()),
                Extent.WHOLE,
                new Approvable(LossRule.STACK_REMOVED, all, all));
    }

    private static Cause elsewhere(String name, LockedStack before, LockedStack after) {
        return new Cause(
                "stack %s goes from %s to %s, where all is made anew"
                        .formatted(name, before.environment(), after.environment()),
                Extent.WHOLE,
                new Approvable(LossRule.STACK_MOVED, name, name));
    }

    /** Approved with its stack, which the review names as its own resource, or by itself. */
    private static Loss withStack(String stack, String id, Cause cause) {
        var rule = cause.approvable().rule();
        return new Loss(
                id,
                cause,
                List.of(
                        new Approvable(rule, stack, stack),
                        new Approvable(
                                rule == LossRule.STACK_MOVED ? LossRule.REPLACED : LossRule.REMOVED, stack, id)));
    }

    private static Loss replaced(String stack, String id, String sentence) {
        var approvable = new Approvable(LossRule.REPLACED, stack, id);
        return new Loss(
                id,
                new Cause(sentence, Extent.RESOURCE, approvable),
                List.of(approvable, new Approvable(LossRule.RENAMED, stack, id)));
    }

    private static Loss gone(String stack, String id, LockedResource resource, Optional<Home> home) {
        var removal = new Approvable(LossRule.removal(resource.type()), stack, id);
        var approvables = new ArrayList<>(List.of(
                removal, new Approvable(LossRule.REMOVED, stack, id), new Approvable(LossRule.RENAMED, stack, id)));
        home.ifPresent(found -> approvables.addAll(found.approvables()));
        var sentence = "%s, of type %s%s, is gone%s"
                .formatted(
                        title(stack, id),
                        resource.type(),
                        resource.name().map(" and named '%s'"::formatted).orElse(""),
                        home.map(Home::guess).orElse(""));
        // The review compares objects of Kubernetes by name alone, so that to it none is ever renamed.
        var best = home.filter(found -> found.approvables().size() == 1 && !StatefulObjects.isObject(resource))
                .map(found -> found.approvables().get(0))
                .orElse(removal);
        return new Loss(id, new Cause(sentence, Extent.RESOURCE, best), approvables);
    }

    /**
     * Where a resource that is gone seems to be now.
     *
     * @param guess the end of a sentence that says so
     * @param approvables what the review finds there, one for each place that may be meant
     */
    private record Home(String guess, List<Approvable> approvables) {}

    private Optional<Home> home(String stack, String id, LockedResource resource) {
        var names = candidates(stack, resource);
        if (!names.isEmpty()) {
            return Optional.of(new Home(
                    "; it looks renamed from %s to %s: %s"
                            .formatted(
                                    id,
                                    String.join(" or ", names),
                                    StatefulObjects.isObject(resource)
                                            ? "keep its namespace and name"
                                            : "keep the construct's id, or pin the logical id with overrideLogicalId"),
                    names.stream()
                            .map(name -> new Approvable(LossRule.RENAMED, stack, name))
                            .toList()));
        }
        return otherStack(stack, id, resource)
                .map(other -> new Home(
                        "; it looks moved to stack %s: leave it where it is".formatted(other),
                        List.of(new Approvable(LossRule.MOVED, other, id))));
    }

    /** What is new in the same stack and of the same type; only what has the same name too, if there is any. */
    private List<String> candidates(String stack, LockedResource lost) {
        var unlocked = assembly.stacks().get(stack).resources().entrySet().stream()
                .filter(candidate -> !lock.contains(stack, candidate.getKey()))
                .filter(candidate -> candidate.getValue().type().equals(lost.type()))
                .toList();
        var namesakes = unlocked.stream()
                .filter(candidate ->
                        lost.name().isPresent() && candidate.getValue().name().equals(lost.name()))
                .toList();
        return (namesakes.isEmpty() ? unlocked : namesakes)
                .stream().map(Map.Entry::getKey).toList();
    }

    /** The stack in which a resource of the same id and type is new. */
    private Optional<String> otherStack(String stack, String id, LockedResource lost) {
        return assembly.stacks().entrySet().stream()
                .filter(other -> !other.getKey().equals(stack) && !lock.contains(other.getKey(), id))
                .filter(other -> Stream.ofNullable(other.getValue().resources().get(id))
                        .anyMatch(candidate -> candidate.type().equals(lost.type())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String renaming(Optional<String> before, Optional<String> after) {
        if (before.isEmpty()) {
            return "gets the fixed name '%s'".formatted(after.orElse(""));
        }
        return after.isEmpty()
                ? "loses its fixed name '%s'".formatted(before.get())
                : "changes its fixed name from '%s' to '%s'".formatted(before.get(), after.get());
    }

    private static String title(String stack, String id) {
        return "%s of %s".formatted(id, stack);
    }
}
