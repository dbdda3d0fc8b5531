package dev.meridian.app.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A project's folder, in which only files that Meridian has written are written again. */
record OutputFolder(Path folder) {
    /** The files that a project may have from elsewhere. All others are in a folder of Meridian's own. */
    private static final List<String> SHARED = List.of(Laptop.COMPOSE_FILE, Laptop.ENV_EXAMPLE);

    /**
     * Writes files by their paths.
     *
     * @throws IllegalArgumentException if one of them is there and somebody else's; nothing is written then
     */
    void write(Map<String, String> files) throws IOException {
        for (var name : SHARED) {
            var file = folder.resolve(name);
            if (Files.exists(file) && !Files.readString(file).startsWith("# " + Laptop.MARK)) {
                throw new IllegalArgumentException(
                        "%s was not written by Meridian; move it away or choose another folder with OUT=…"
                                .formatted(file));
            }
        }
        for (var entry : files.entrySet()) {
            var file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
        }
    }
}
