package dev.meridian.app.lock;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.meridian.app.lock.Homes.Place;
import dev.meridian.app.lock.Loss.Cause;
import dev.meridian.app.lock.Loss.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What of a lock an assembly would lose. */
final class Losses {
    private final StatefulLock assembly;
    private final Homes homes;
    private final Set<String> stages;
    private final List<Loss> losses = new ArrayList<>();

    private Losses(StatefulLock lock, StatefulLock assembly) {
        this.assembly = assembly;
        homes = Homes.of(lock, assembly);
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
            before.resources().forEach((id, resource) -> losses.add(withStack(name, id, resource, gone(name, before))));
            return;
        }
        var isElsewhere = !before.environment().equals(after.environment());
        before.resources().forEach((id, resource) -> {
            var now = after.resources().get(id);
            if (now == null) {
                losses.add(gone(name, id, resource, homes.of(name, id)));
            } else if (!now.type().equals(resource.type())) {
                losses.add(replaced(
                        name,
                        id,
                        "%s changes its type from %s to %s, which makes another resource"
                                .formatted(title(name, id), resource.type(), now.type())));
            } else if (isElsewhere) {
                losses.add(withStack(name, id, resource, elsewhere(name, before, after)));
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
    private static Loss withStack(String stack, String id, LockedResource resource, Cause cause) {
        var rule = cause.approvable().rule();
        return new Loss(
                id,
                cause,
                List.of(
                        new Approvable(rule, stack, stack),
                        rule == LossRule.STACK_MOVED
                                ? new Approvable(LossRule.REPLACED, stack, StatefulObjects.reviewed(id))
                                : removal(stack, id, resource)),
                List.of());
    }

    private static Loss replaced(String stack, String id, String sentence) {
        var approvable = new Approvable(LossRule.REPLACED, stack, id);
        return new Loss(
                id,
                new Cause(sentence, Extent.RESOURCE, approvable),
                List.of(approvable, new Approvable(LossRule.RENAMED, stack, id)),
                List.of());
    }

    private static Loss gone(String stack, String id, LockedResource resource, List<Place> homes) {
        var removal = removal(stack, id, resource);
        var there = homes.stream()
                .map(home -> new Approvable(
                        home.stack().equals(stack) ? LossRule.RENAMED : LossRule.MOVED,
                        home.stack(),
                        StatefulObjects.reviewed(home.id())))
                .toList();
        var sentence = "%s, of type %s%s, is gone%s"
                .formatted(
                        title(stack, id),
                        resource.type(),
                        resource.name().map(" and named '%s'"::formatted).orElse(""),
                        guess(stack, id, resource, homes));
        if (StatefulObjects.isObject(resource)) {
            // The review compares objects of Kubernetes by name alone, so that to it none is ever renamed.
            return new Loss(id, new Cause(sentence, Extent.RESOURCE, removal), List.of(removal), there);
        }
        var best = there.size() == 1 ? there.get(0) : removal;
        return new Loss(
                id,
                new Cause(sentence, Extent.RESOURCE, best),
                List.of(removal, new Approvable(LossRule.RENAMED, stack, id)),
                there);
    }

    private static Approvable removal(String stack, String id, LockedResource resource) {
        return new Approvable(LossRule.removal(resource.type()), stack, StatefulObjects.reviewed(id));
    }

    private static String guess(String stack, String id, LockedResource resource, List<Place> homes) {
        if (homes.isEmpty()) {
            return "";
        }
        if (!homes.get(0).stack().equals(stack)) {
            return "; it looks moved to stack %s: leave it where it is".formatted(either(homes, Place::stack));
        }
        return "; it looks renamed from %s to %s: %s"
                .formatted(
                        StatefulObjects.reviewed(id),
                        either(homes, home -> StatefulObjects.reviewed(home.id())),
                        StatefulObjects.isObject(resource)
                                ? "keep its namespace and name"
                                : "keep the construct's id, or pin the logical id with overrideLogicalId");
    }

    private static String either(List<Place> homes, Function<Place, String> name) {
        return homes.stream().map(name).collect(joining(" or "));
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
        return "%s of %s".formatted(StatefulObjects.reviewed(id), stack);
    }
}
