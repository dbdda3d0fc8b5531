package dev.meridian.app.compose.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A Compose file: services, their volumes and the one network between them. */
public final class ComposeFile {
    private final String project;
    private final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    private final TreeSet<String> volumes = new TreeSet<>();

    public ComposeFile(String project) {
        this.project = project;
    }

    /** The name that the containers' names begin with. */
    public String containerName(String service) {
        return "%s-%s".formatted(project, service);
    }

    public String network() {
        return project + "-network";
    }

    /** A name of one of the project's things on AWS, or of what stands in for it. */
    public String physicalName(String name) {
        return "%s-%s".formatted(project, name);
    }

    public void add(String name, ServiceEntry service) {
        services.put(name, service);
    }

    public void addVolume(String name) {
        volumes.add(name);
    }

    /** The file, after these lines of comment. */
    public String text(List<String> comment) {
        var services = new LinkedHashMap<String, Object>();
        this.services.forEach((name, entry) -> services.put(name, entry.keys()));
        var keys = ServiceEntry.ordered("name", project, "services", services);
        if (!volumes.isEmpty()) {
            var declared = new LinkedHashMap<String, Object>();
            volumes.forEach(volume -> declared.put(volume, Map.of()));
            keys.put("volumes", declared);
        }
        keys.put(
                "networks",
                ServiceEntry.ordered(network(), ServiceEntry.ordered("name", network(), "driver", "bridge")));
        return Yaml.write(comment, keys);
    }
}
