package dev.meridian.app.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where resources that are gone seem to be now: under another id in their stack, or under their own in another. What is
 * most alike belongs together, and of several that are gone a new one is the home of one only.
 */
final class Homes {
    private final StatefulLock lock;
    private final StatefulLock assembly;
    private final Map<Place, List<Place>> homes = new TreeMap<>();
    private final Set<Place> taken = new LinkedHashSet<>();

    private Homes(StatefulLock lock, StatefulLock assembly) {
        this.lock = lock;
        this.assembly = assembly;
    }

    /** A resource of a stack. */
    record Place(String stack, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::stack).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A resource that is gone, and a new one that may be the same. */
    private record Pair(Place gone, Place home, Likeness likeness) {}

    /** What a lock has in stacks that an assembly has too, and the assembly has not. */
    static Homes of(StatefulLock lock, StatefulLock assembly) {
        var homes = new Homes(lock, assembly);
        var gone = homes.gone();
        homes.assign(gone.stream().flatMap(homes::renamings).toList());
        homes.assign(gone.stream().flatMap(homes::moves).toList());
        return homes;
    }

    /** All that fit equally well, in order; none if none does. */
    List<Place> of(String stack, String id) {
        return homes.getOrDefault(new Place(stack, id), List.of());
    }

    private List<Place> gone() {
        return lock.stacks().entrySet().stream()
                .filter(stack -> assembly.stacks().containsKey(stack.getKey()))
                .flatMap(stack -> stack.getValue().resources().keySet().stream()
                        .filter(id -> !assembly.contains(stack.getKey(), id))
                        .map(id -> new Place(stack.getKey(), id)))
                .toList();
    }

    private Stream<Pair> renamings(Place gone) {
        return assembly.stacks().get(gone.stack()).resources().keySet().stream()
                .flatMap(id -> pair(gone, new Place(gone.stack(), id)).stream());
    }

    private Stream<Pair> moves(Place gone) {
        return assembly.stacks().keySet().stream()
                .filter(stack -> assembly.contains(stack, gone.id()))
                .flatMap(stack -> pair(gone, new Place(stack, gone.id())).stream());
    }

    private Optional<Pair> pair(Place gone, Place home) {
        var lost = lock.stacks().get(gone.stack()).resources().get(gone.id());
        var candidate = assembly.stacks().get(home.stack()).resources().get(home.id());
        return lock.contains(home.stack(), home.id()) || !candidate.type().equals(lost.type())
                ? Optional.empty()
                : Optional.of(new Pair(gone, home, Likeness.of(gone.id(), lost, home.id(), candidate)));
    }

    /** The most alike first, and all that are equally alike at once. */
    private void assign(List<Pair> pairs) {
        var byLikeness = new TreeMap<Likeness, List<Pair>>(Comparator.reverseOrder());
        pairs.forEach(pair -> byLikeness
                .computeIfAbsent(pair.likeness(), any -> new ArrayList<>())
                .add(pair));
        byLikeness.values().forEach(equal -> {
            var free = new TreeMap<Place, List<Place>>();
            equal.stream()
                    .filter(pair -> !homes.containsKey(pair.gone()) && !taken.contains(pair.home()))
                    .forEach(pair -> free.computeIfAbsent(pair.gone(), any -> new ArrayList<>())
                            .add(pair.home()));
            settle(free);
        });
    }

    /** Two of which both may be at the same two places are said to be at either; a third finds no place there. */
    private void settle(Map<Place, List<Place>> free) {
        var tenants = new TreeMap<Place, Integer>();
        free.forEach((gone, places) -> {
            var room = places.stream()
                    .filter(place -> tenants.getOrDefault(place, 0) < places.size())
                    .toList();
            if (!room.isEmpty()) {
                homes.put(gone, room);
                room.forEach(place -> tenants.merge(place, 1, Integer::sum));
            }
        });
        taken.addAll(tenants.keySet());
    }
}
