package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.meridian.app.approval.Approvals;
import dev.meridian.app.lock.Loss.Cause;
import dev.meridian.app.lock.Loss.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds assemblies to a lock.
 *
 * @param lock the lock, if there is one
 * @param approvals what may be lost all the same
 * @param today the day on which approvals have to hold
 */
public record StatefulGuard(Optional<StatefulLock> lock, Approvals approvals, LocalDate today) {
    private static final int DAYS_TO_DEPLOY = 30;
    private static final int MOST_NAMES = 5;

    public StatefulGuard {
        requireNonNull(lock, "lock");
        requireNonNull(approvals, "approvals");
        requireNonNull(today, "today");
    }

    /**
     * Reads both.
     *
     * @throws UnreadableLockException if the lock is not one
     * @throws dev.meridian.app.approval.InvalidApprovalsException if the approvals are not as they must be
     */
    public static StatefulGuard read(Path lock, Path approvals, LocalDate today) throws IOException {
        return new StatefulGuard(new LockFile(lock).read(), Approvals.read(approvals, today), today);
    }

    /**
     * Judges an assembly.
     *
     * @param assembly all of its stacks
     * @param judged the stages whose stacks the assembly is meant to have
     */
    public Verdict judge(StatefulLock assembly, Predicate<String> judged) {
        if (lock.isEmpty()) {
            return new Verdict(
                    List.of(),
                    "",
                    List.of("nothing that holds data is locked, for there is no %s; make lock writes it"
                            .formatted(LockFile.FILE)));
        }
        var unapproved = new LinkedHashMap<Cause, List<Loss>>();
        var approved = 0;
        var inhabited = new HashSet<Approvable>();
        for (var loss : Losses.between(lock.get(), assembly, judged)) {
            if (isApproved(loss, inhabited)) {
                approved++;
            } else {
                unapproved
                        .computeIfAbsent(loss.cause(), any -> new ArrayList<>())
                        .add(loss);
            }
        }
        return new Verdict(
                unapproved.entrySet().stream()
                        .map(group -> line(group.getKey(), group.getValue()))
                        .toList(),
                unapproved.isEmpty() ? "" : cure(unapproved),
                remarks(lock.get().lacking(assembly), approved));
    }

    /** Whether it is approved by itself, or as a new resource that no other loss has become. */
    private boolean isApproved(Loss loss, Set<Approvable> inhabited) {
        return loss.approvables().stream().anyMatch(this::isApproved)
                || loss.homes().stream()
                        .filter(this::isApproved)
                        .filter(home -> !inhabited.contains(home))
                        .findFirst()
                        .map(inhabited::add)
                        .isPresent();
    }

    private boolean isApproved(Approvable change) {
        return approvals
                .find(change.rule().id(), change.stack(), change.resource(), today)
                .isPresent();
    }

    private String line(Cause cause, List<Loss> losses) {
        var subjects = cause.extent() == Extent.WHOLE ? names(losses) : "";
        return "%s%s [%s]%s"
                .formatted(cause.sentence(), subjects, cause.approvable().rule().id(), expired(losses));
    }

    private static String names(List<Loss> losses) {
        var names = losses.stream().limit(MOST_NAMES).map(Loss::resource).collect(joining(", "));
        var more = losses.size() - MOST_NAMES;
        return ", with what holds data there: %s%s".formatted(names, more > 0 ? " and %d more".formatted(more) : "");
    }

    private String expired(List<Loss> losses) {
        return losses.stream()
                .flatMap(loss -> Stream.concat(loss.approvables().stream(), loss.homes().stream()))
                .flatMap(any -> approvals.findExpired(any.rule().id(), any.stack(), any.resource(), today).stream())
                .findFirst()
                .map(approval -> " (it was approved until %s: '%s')".formatted(approval.expires(), approval.reason()))
                .orElse("");
    }

    private String cure(Map<Cause, List<Loss>> unapproved) {
        return "%s holds on to what holds data; keep it, or say in %s why it may go, then run make lock:%n%s"
                .formatted(
                        LockFile.FILE,
                        Approvals.FILE,
                        unapproved.keySet().stream()
                                .map(Cause::approvable)
                                .distinct()
                                .map(approvable -> approvable.entry(today.plusDays(DAYS_TO_DEPLOY)))
                                .collect(joining()));
    }

    private static List<String> remarks(int unlocked, int approved) {
        return Stream.of(
                        unlocked == 0
                                ? ""
                                : "%s not locked yet; make lock adds %s"
                                        .formatted(
                                                unlocked == 1
                                                        ? "1 stateful resource is"
                                                        : unlocked + " stateful resources are",
                                                unlocked == 1 ? "it" : "them"),
                        approved == 0
                                ? ""
                                : "%s still in the lock; make lock takes the change over"
                                        .formatted(
                                                approved == 1
                                                        ? "1 resource whose loss is approved is"
                                                        : approved + " resources whose loss is approved are"))
                .filter(remark -> !remark.isEmpty())
                .toList();
    }
}
