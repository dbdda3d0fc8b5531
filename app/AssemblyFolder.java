package dev.meridian.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The folder that a cloud assembly is published to. Synthesis writes beside it, and only a complete assembly takes its
 * place, so that neither a reviewer nor {@code cdk deploy} ever meets half of one.
 */
record AssemblyFolder(Path published) {
    AssemblyFolder {
        requireNonNull(published, "published");
        published = published.toAbsolutePath().normalize();
    }

    /** Where synthesis writes. */
    Path partial() {
        return published.resolveSibling(published.getFileName() + ".partial");
    }

    /** Removes what a failed or interrupted synthesis left. */
    void discard() throws IOException {
        delete(partial());
    }

    /** Where a second process writes its half. */
    Path second() {
        return published.resolveSibling(published.getFileName() + ".second");
    }

    /** Removes the folder itself. */
    void remove() throws IOException {
        delete(published);
    }

    /** Puts the finished assembly in the place of the last one. */
    void publish() throws IOException {
        var former = published.resolveSibling(published.getFileName() + ".former");
        delete(former);
        if (Files.exists(published)) {
            keepLocks();
            Files.move(published, former);
        }
        Files.move(partial(), published);
        delete(former);
    }

    /** The CDK CLI marks the folder as in use with lock files, which it wants to find again. */
    private void keepLocks() throws IOException {
        try (var files = Files.newDirectoryStream(published, "*.lock")) {
            for (var lock : files) {
                Files.copy(lock, partial().resolve(lock.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
