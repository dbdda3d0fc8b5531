package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A new lock in the place of an old one.
 *
 * @param guard the old one, and what may go from it
 * @param assembly all stacks of the assembly to be locked
 * @param definedStages the stages that an assembly of everything has
 */
record LockUpdate(StatefulGuard guard, StatefulLock assembly, Set<String> definedStages) {
    LockUpdate {
        requireNonNull(guard, "guard");
        requireNonNull(assembly, "assembly");
        definedStages = Set.copyOf(definedStages);
    }

    /** Why it must not be written, in lines; nothing if it may. */
    List<String> refusals() {
        var absent = new TreeSet<>(definedStages);
        absent.removeAll(
                assembly.stacks().values().stream().map(LockedStack::stage).collect(toSet()));
        if (!absent.isEmpty()) {
            return List.of("the assembly lacks %s; synthesize all environments (make synth without SYSTEM and ENV)"
                    .formatted(String.join(", ", absent)));
        }
        var verdict = guard.judge(assembly, any -> true);
        return verdict.problems().isEmpty()
                ? List.of()
                : List.of("%d problem(s)\n- %s\n%s"
                        .formatted(
                                verdict.problems().size(),
                                String.join("\n- ", verdict.problems()),
                                verdict.cure().stripTrailing()));
    }

    /** The new one. */
    StatefulLock lock() {
        return assembly.withoutStatelessStacks();
    }

    /** What changes, in a line. */
    String summary() {
        var before = guard.lock().orElseGet(() -> new StatefulLock(new TreeMap<>()));
        return "%s: %d resources in %d stacks, %d added, %d gone"
                .formatted(
                        LockFile.FILE,
                        lock().size(),
                        lock().stacks().size(),
                        before.lacking(lock()),
                        lock().lacking(before));
    }
}
