package dev.meridian.app.review.access.network;

import static java.util.function.Predicate.not;

import dev.meridian.app.review.access.network.SecurityGroups.Allowed;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.access.network.traffic.Direction;
import dev.meridian.app.review.access.network.traffic.NetworkRule;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a security group allows that it did not, and what it no longer does, whatever became of the rules as written.
 *
 * <p>Let in from the internet is dangerous, except by a new group on ports 80 and 443 alone, and except for ICMP; from a
 * whole private network likewise; from a few addresses, another group or a prefix list it is notable. A new group guards
 * something new, so that only the internet is of interest. What is let out is notable where it is more than a few. Something
 * that no longer gets in is notable unless part of it still does: that is a rule made narrower.
 */
final class SecurityGroupRules implements Rule {
    private static final Set<String> TYPES =
            Set.of(SecurityGroups.GROUP, SecurityGroups.INGRESS, SecurityGroups.EGRESS);
    private static final List<Traffic> WEB = List.of(
            new Traffic(Traffic.Span.of(Traffic.TCP), Traffic.Span.of(80), Peer.ANY_IPV4),
            new Traffic(Traffic.Span.of(Traffic.TCP), Traffic.Span.of(443), Peer.ANY_IPV4),
            new Traffic(Traffic.Span.of(Traffic.UDP), Traffic.Span.of(443), Peer.ANY_IPV4),
            new Traffic(Traffic.Span.of(Traffic.TCP), Traffic.Span.of(80), Peer.ANY_IPV6),
            new Traffic(Traffic.Span.of(Traffic.TCP), Traffic.Span.of(443), Peer.ANY_IPV6),
            new Traffic(Traffic.Span.of(Traffic.UDP), Traffic.Span.of(443), Peer.ANY_IPV6));

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        var changes = comparison.changes().stream()
                .filter(change -> TYPES.contains(change.type()))
                .toList();
        if (changes.isEmpty()) {
            return Stream.empty();
        }
        var before = new SecurityGroups(comparison.before(), References.before(comparison));
        var after = new SecurityGroups(comparison.after(), References.after(comparison));
        var touched = new LinkedHashMap<String, Map<String, ResourceChange>>();
        for (var change : changes) {
            for (var group : groups(change, before, after)) {
                touched.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(References.key(change), change);
            }
        }
        return touched.entrySet().stream()
                .flatMap(entry -> new Group(entry.getKey(), entry.getValue(), before, after).findings());
    }

    private static Set<String> groups(ResourceChange change, SecurityGroups before, SecurityGroups after) {
        if (change.type().equals(SecurityGroups.GROUP)) {
            return Set.of(References.key(change));
        }
        var groups = new LinkedHashSet<String>();
        change.stack()
                .after()
                .filter(stack -> !change.after().isMissingNode())
                .ifPresent(stack -> groups.add(after.group(stack, change.propertiesAfter())));
        change.stack()
                .before()
                .filter(stack -> !change.before().isMissingNode() && change.kind() != ResourceChange.Kind.MOVED)
                .ifPresent(stack -> groups.add(before.group(stack, change.propertiesBefore())));
        return groups;
    }

    /** A group of which something changed, by the keys of the resources that did. */
    private record Group(String key, Map<String, ResourceChange> changes, SecurityGroups before, SecurityGroups after) {
        Stream<Finding> findings() {
            if (before.has(key) && !after.has(key)) {
                return Stream.empty();
            }
            return Stream.of(Direction.values()).flatMap(this::findings);
        }

        private Stream<Finding> findings(Direction direction) {
            var was = ofDirection(before.of(key), direction);
            var is = ofDirection(after.of(key), direction);
            if (was.equals(is)) {
                return Stream.empty();
            }
            var opened = opened(was, is);
            return Stream.concat(
                    opened.entrySet().stream().flatMap(entry -> describe(entry.getKey(), entry.getValue(), direction)),
                    blocked(was, is, direction));
        }

        private static List<Allowed> ofDirection(List<Allowed> all, Direction direction) {
            return all.stream()
                    .filter(allowed -> allowed.direction() == direction)
                    .toList();
        }

        private static List<Traffic> traffic(Collection<Allowed> all) {
            return all.stream().map(Allowed::traffic).toList();
        }

        /** What is new, by the resource that says so; what two of them say counts once. */
        private static Map<String, List<Opened>> opened(List<Allowed> was, List<Allowed> is) {
            // A rule for nobody would only cut holes into what is opened.
            var open = traffic(was).stream()
                    .filter(traffic -> Breadth.of(traffic) != Breadth.NOBODY)
                    .collect(Collectors.toCollection(ArrayList::new));
            var opened = new LinkedHashMap<String, List<Opened>>();
            for (var allowed : is) {
                var more = Traffic.subtract(List.of(allowed.traffic()), open).stream()
                        .filter(part -> Breadth.of(part) != Breadth.NOBODY)
                        .toList();
                if (!more.isEmpty()) {
                    opened.computeIfAbsent(allowed.origin(), key -> new ArrayList<>())
                            .add(new Opened(allowed.traffic(), more));
                    open.add(allowed.traffic());
                }
            }
            return opened;
        }

        private Stream<Finding> describe(String origin, List<Opened> opened, Direction direction) {
            var asked = opened.stream()
                    .collect(Collectors.groupingBy(
                            part -> severity(part, direction), TreeMap::new, Collectors.toList()));
            return asked.entrySet().stream()
                    .filter(entry -> entry.getKey() != Severity.HARMLESS)
                    .map(entry -> {
                        var change = cause(origin);
                        var what = "The security group lets %s %s%s."
                                .formatted(
                                        direction.adverb(),
                                        entry.getValue().stream()
                                                .map(part -> part.text(direction))
                                                .distinct()
                                                .collect(Collectors.joining(", ")),
                                        isNew() ? "" : ", which it did not before");
                        return new Finding(
                                NetworkRule.SECURITY_GROUP_OPENED,
                                entry.getKey(),
                                change,
                                what,
                                "Name the narrowest source and port that do, such as the security group of the caller.",
                                evidence(change));
                    });
        }

        private boolean isNew() {
            return after.has(key) && !before.has(key);
        }

        private Severity severity(Opened opened, Direction direction) {
            var breadth = Breadth.widest(opened.more());
            if (direction == Direction.OUT) {
                return breadth == Breadth.NARROW || isNew() ? Severity.HARMLESS : Severity.NOTABLE;
            }
            if (breadth == Breadth.WORLD) {
                var isWeb = isNew() && Traffic.subtract(opened.more(), WEB).isEmpty();
                return isWeb || opened.more().stream().allMatch(Traffic::isIcmp)
                        ? Severity.NOTABLE
                        : Severity.DANGEROUS;
            }
            if (isNew()) {
                return Severity.HARMLESS;
            }
            return breadth == Breadth.NETWORK ? Severity.DANGEROUS : Severity.NOTABLE;
        }

        private Stream<Finding> blocked(List<Allowed> was, List<Allowed> is, Direction direction) {
            var open = traffic(is);
            var fresh = open.stream().filter(not(traffic(was)::contains)).toList();
            var blocked = was.stream()
                    .filter(allowed -> isBlocked(allowed.traffic(), open, fresh))
                    .collect(Collectors.groupingBy(Allowed::origin, LinkedHashMap::new, Collectors.toList()));
            return blocked.entrySet().stream().map(entry -> {
                var change = cause(entry.getKey());
                return Finding.notable(
                        NetworkRule.TRAFFIC_BLOCKED,
                        change,
                        "The security group no longer lets %s %s."
                                .formatted(direction.adverb(), Traffic.text(traffic(entry.getValue()), direction)),
                        "Check in the flow logs that nothing uses it any more.",
                        evidence(change));
            });
        }

        /** Whether it is cut off rather than let in by a new rule that is narrower. */
        private boolean isBlocked(Traffic was, List<Traffic> open, List<Traffic> fresh) {
            if (Breadth.of(was) == Breadth.NOBODY || isGone(was.peer())) {
                return false;
            }
            return !Traffic.subtract(List.of(was), open).isEmpty()
                    && fresh.stream().noneMatch(is -> is.overlaps(was) || was.overlaps(is));
        }

        /** Whether the group that was let in or out is itself removed, so that nobody misses it. */
        private boolean isGone(Peer peer) {
            return peer instanceof Peer.Named named && before.has(named.key()) && !after.has(named.key());
        }

        private ResourceChange cause(String origin) {
            return changes.getOrDefault(origin, changes.values().iterator().next());
        }

        private static List<PropertyChange> evidence(ResourceChange change) {
            return change.properties().stream()
                    .filter(property -> !property.property().equals("Tags"))
                    .toList();
        }
    }

    /**
     * Something that is newly allowed.
     *
     * @param whole the rule as written
     * @param more the part of it that is new
     */
    private record Opened(Traffic whole, List<Traffic> more) {
        String text(Direction direction) {
            return Traffic.text(whole, more, direction);
        }
    }
}
