package dev.meridian.app.lock;

import dev.meridian.app.StackArtifact;
import dev.meridian.app.approval.Approvals;
import dev.meridian.app.approval.InvalidApprovalsException;
import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.Systems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the lock of what holds data, from an assembly of all environments: what is new is added, and what somebody
 * approved goes.
 *
 * <p>Exit status 0: the lock is as the assembly; 1: it was left as it was, for the reasons given; 2: something could not
 * be read or written.
 */
public final class Lock {
    private static final int REFUSED = 1;
    private static final int FAILED = 2;

    private Lock() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("the one argument is the folder of an assembly, such as cdk.out; got '%s'"
                    .formatted(String.join(" ", arguments)));
            return FAILED;
        }
        try {
            var guard = StatefulGuard.read(LockFile.FILE, Approvals.FILE, LocalDate.now(ZoneOffset.UTC));
            var assembly = StatefulLock.of(StackArtifact.readAll(Path.of(arguments[0])));
            var update = new LockUpdate(guard, assembly, definedStages());
            if (!update.refusals().isEmpty()) {
                System.err.printf("%s stays as it is: %s%n", LockFile.FILE, String.join("\n", update.refusals()));
                return REFUSED;
            }
            new LockFile(LockFile.FILE).write(update.lock());
            System.out.println(update.summary());
            return 0;
        } catch (InvalidApprovalsException | UnreadableLockException | IllegalArgumentException refusal) {
            System.err.println(refusal.getMessage());
        } catch (IOException failure) {
            System.err.println("the lock could not be written: " + failure);
        }
        return FAILED;
    }

    private static Set<String> definedStages() {
        return Systems.all().stream()
                .flatMap(system -> system.environments().stream()
                        .map(environment -> new PhysicalNames(system.name(), environment.name()).stage()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
