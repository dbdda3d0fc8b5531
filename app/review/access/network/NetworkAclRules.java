package dev.meridian.app.review.access.network;

import static java.util.function.Predicate.not;

import dev.meridian.app.review.access.network.NetworkAcls.Effect;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.access.network.traffic.Direction;
import dev.meridian.app.review.access.network.traffic.NetworkRule;
import dev.meridian.app.review.access.network.traffic.Peer;
import dev.meridian.app.review.access.network.traffic.References;
import dev.meridian.app.review.access.network.traffic.Traffic;
import dev.meridian.app.review.change.Comparison;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what passes a network ACL that did not, and what no longer passes, whatever became of the entries as written; and
 * subnets that come under another ACL.
 *
 * <p>What was denied on purpose and now passes is dangerous; otherwise the internet and whole private networks are, a few
 * addresses are notable. Since network ACLs keep no state and stand before whatever security groups say, an allowance that
 * goes without a narrower one in its place is dangerous too: it may cut off replies as well as requests.
 */
final class NetworkAclRules implements Rule {
    private static final Set<String> TYPES = Set.of(NetworkAcls.ACL, NetworkAcls.ENTRY, NetworkAcls.ASSOCIATION);
    private static final String DEFAULT_ACL = "the VPC's default network ACL, which lets everything through";

    private static final List<Traffic> EVERYTHING = List.of(Traffic.any(Peer.ANY_IPV4), Traffic.any(Peer.ANY_IPV6));

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        var changes = comparison.changes().stream()
                .filter(change -> TYPES.contains(change.type()))
                .toList();
        if (changes.isEmpty()) {
            return Stream.empty();
        }
        var before = new NetworkAcls(comparison.before(), References.before(comparison));
        var after = new NetworkAcls(comparison.after(), References.after(comparison));
        return new Review(changes, before, after).findings();
    }

    /** The network ACLs of both sides, and what changed of them. */
    private record Review(List<ResourceChange> changes, NetworkAcls before, NetworkAcls after) {
        Stream<Finding> findings() {
            var acls = new LinkedHashMap<String, Map<String, ResourceChange>>();
            var subnets = new LinkedHashMap<String, ResourceChange>();
            for (var change : changes) {
                if (change.type().equals(NetworkAcls.ASSOCIATION)) {
                    subnets(change).forEach(subnet -> subnets.putIfAbsent(subnet, change));
                } else if (change.type().equals(NetworkAcls.ACL)) {
                    before.subnetsOf(References.key(change)).forEach(subnet -> subnets.putIfAbsent(subnet, change));
                } else {
                    acls(change).forEach(acl -> acls.computeIfAbsent(acl, key -> new LinkedHashMap<>())
                            .put(References.key(change), change));
                }
            }
            return Stream.concat(
                    acls.entrySet().stream()
                            .filter(acl -> before.has(acl.getKey()) == after.has(acl.getKey()))
                            .flatMap(acl -> entries(acl.getKey(), acl.getValue())),
                    subnets.entrySet().stream().flatMap(subnet -> subnet(subnet.getKey(), subnet.getValue())));
        }

        private Set<String> acls(ResourceChange change) {
            return keys(
                    change.stack().before().map(stack -> before.acl(stack, change.propertiesBefore())),
                    change.stack().after().map(stack -> after.acl(stack, change.propertiesAfter())));
        }

        private Set<String> subnets(ResourceChange change) {
            return keys(
                    change.stack().before().map(stack -> before.subnet(stack, change.propertiesBefore())),
                    change.stack().after().map(stack -> after.subnet(stack, change.propertiesAfter())));
        }

        private static Set<String> keys(Optional<String> was, Optional<String> is) {
            var keys = new LinkedHashSet<String>();
            was.ifPresent(keys::add);
            is.ifPresent(keys::add);
            keys.remove("");
            return keys;
        }

        private Stream<Finding> entries(String acl, Map<String, ResourceChange> causes) {
            return Stream.of(Direction.values())
                    .filter(direction -> !before.entries(acl, direction).equals(after.entries(acl, direction)))
                    .flatMap(direction ->
                            Stream.concat(opened(acl, direction, causes), blocked(acl, direction, causes)));
        }

        private Stream<Finding> opened(String acl, Direction direction, Map<String, ResourceChange> causes) {
            var open = flat(before.effects(acl, direction));
            var denied = before.entries(acl, direction).stream()
                    .filter(not(NetworkAcls.Entry::allows))
                    .toList();
            var findings = new ArrayList<Finding>();
            for (var effect : after.effects(acl, direction)) {
                var more = Traffic.subtract(effect.traffic(), open);
                open = concat(open, more);
                var guard = denied.stream()
                        .filter(entry -> more.stream().anyMatch(part -> part.overlaps(entry.traffic())))
                        .findFirst();
                var severity = guard.isPresent() ? Severity.DANGEROUS : severity(more, direction);
                if (!more.isEmpty() && severity != Severity.HARMLESS) {
                    var cause = Optional.ofNullable(causes.get(effect.origin()))
                            .or(() -> guard.flatMap(entry -> Optional.ofNullable(causes.get(entry.origin()))))
                            .orElse(causes.values().iterator().next());
                    var what = "The network ACL lets %s %s, which it %s."
                            .formatted(
                                    direction.adverb(),
                                    Traffic.text(effect.entry().traffic(), more, direction),
                                    guard.isPresent() ? "denied before" : "did not before");
                    findings.add(new Finding(
                            NetworkRule.NETWORK_ACL_OPENED,
                            severity,
                            cause,
                            what,
                            "Check that security groups alone may guard these subnets against it.",
                            cause.properties()));
                }
            }
            return findings.stream();
        }

        private Stream<Finding> blocked(String acl, Direction direction, Map<String, ResourceChange> causes) {
            var open = flat(after.effects(acl, direction));
            var former = before.entries(acl, direction).stream()
                    .map(NetworkAcls.Entry::traffic)
                    .toList();
            var fresh = after.entries(acl, direction).stream()
                    .filter(entry -> entry.allows() && !former.contains(entry.traffic()))
                    .map(NetworkAcls.Entry::traffic)
                    .toList();
            var kept = after.effects(acl, direction);
            var findings = new ArrayList<Finding>();
            for (var effect : before.effects(acl, direction)) {
                var less = Traffic.subtract(effect.traffic(), open);
                if (less.isEmpty()) {
                    continue;
                }
                var isNarrowed = fresh.stream().anyMatch(is -> overlaps(effect.traffic(), is))
                        || kept.stream()
                                .filter(still -> still.origin().equals(effect.origin()))
                                .flatMap(still -> still.traffic().stream())
                                .anyMatch(still -> overlaps(effect.traffic(), still));
                var cause = Optional.ofNullable(causes.get(effect.origin()))
                        .orElse(causes.values().iterator().next());
                findings.add(new Finding(
                        NetworkRule.TRAFFIC_BLOCKED,
                        isNarrowed ? Severity.NOTABLE : Severity.DANGEROUS,
                        cause,
                        "The network ACL no longer lets %s %s."
                                .formatted(
                                        direction.adverb(),
                                        Traffic.text(effect.entry().traffic(), less, direction)),
                        "Check in the flow logs that nothing uses it any more: network ACLs block replies as well.",
                        cause.properties()));
            }
            return findings.stream();
        }

        private static boolean overlaps(List<Traffic> some, Traffic other) {
            return some.stream().anyMatch(part -> part.overlaps(other));
        }

        private Stream<Finding> subnet(String subnet, ResourceChange cause) {
            if (before.hasSubnet(subnet) != after.hasSubnet(subnet)) {
                return Stream.empty();
            }
            var was = before.aclOf(subnet);
            var is = after.aclOf(subnet).filter(acl -> after.has(acl) || !before.has(acl));
            if (was.equals(is)) {
                return Stream.empty();
            }
            if (is.isEmpty()) {
                return Stream.of(Finding.dangerous(
                        NetworkRule.NETWORK_ACL_OPENED,
                        cause,
                        "The subnet loses its network ACL and comes under " + DEFAULT_ACL + ".",
                        "Associate the subnet with a network ACL that lets in what it needs.",
                        cause.properties()));
            }
            return Stream.of(Direction.values()).flatMap(direction -> exchanged(was, is.get(), direction, cause));
        }

        private Stream<Finding> exchanged(Optional<String> was, String is, Direction direction, ResourceChange cause) {
            var former = was.map(acl -> before.effects(acl, direction)).orElse(List.of());
            var passed = was.isPresent() ? flat(former) : EVERYTHING;
            var proposed = after.effects(is, direction);
            var more = Traffic.subtract(flat(proposed), passed);
            var less = Traffic.subtract(passed, flat(proposed));
            var severity = severity(more, direction);
            var opened = more.isEmpty() || severity == Severity.HARMLESS
                    ? Stream.<Finding>empty()
                    : Stream.of(new Finding(
                            NetworkRule.NETWORK_ACL_OPENED,
                            severity,
                            cause,
                            "The subnet comes under another network ACL, which also lets %s %s."
                                    .formatted(direction.adverb(), text(proposed, passed, direction)),
                            "Check that security groups alone may guard the subnet against it.",
                            cause.properties()));
            var blocked = less.isEmpty()
                    ? Stream.<Finding>empty()
                    : Stream.of(Finding.notable(
                            NetworkRule.TRAFFIC_BLOCKED,
                            cause,
                            "The subnet comes under another network ACL, which does not let %s all that passed before: %s."
                                    .formatted(
                                            direction.adverb(),
                                            was.isPresent()
                                                    ? text(former, flat(proposed), direction)
                                                    : "the default one lets everything through"),
                            "Check that what runs in the subnet needs none of it, replies included.",
                            cause.properties()));
            return Stream.concat(opened, blocked);
        }

        private static Severity severity(List<Traffic> more, Direction direction) {
            var breadth = Breadth.widest(more);
            if (direction == Direction.OUT) {
                var isWhole = breadth == Breadth.WORLD && more.stream().anyMatch(Traffic::isEveryPort);
                return isWhole ? Severity.DANGEROUS : breadth == Breadth.NARROW ? Severity.HARMLESS : Severity.NOTABLE;
            }
            if (more.stream().allMatch(Traffic::isIcmp)) {
                return Severity.NOTABLE;
            }
            return breadth == Breadth.NARROW || breadth == Breadth.NOBODY ? Severity.NOTABLE : Severity.DANGEROUS;
        }

        private static List<Traffic> flat(List<Effect> effects) {
            return effects.stream().flatMap(effect -> effect.traffic().stream()).toList();
        }

        private static List<Traffic> concat(Collection<Traffic> some, Collection<Traffic> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        /** What these let through beyond that. */
        private static String text(List<Effect> effects, List<Traffic> that, Direction direction) {
            var parts = new ArrayList<String>();
            for (var effect : effects) {
                var more = Traffic.subtract(effect.traffic(), that);
                if (!more.isEmpty()) {
                    parts.add(Traffic.text(effect.entry().traffic(), more, direction));
                }
            }
            return String.join(", ", parts);
        }
    }
}
