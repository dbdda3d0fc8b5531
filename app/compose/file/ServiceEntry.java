package dev.meridian.app.compose.file;

import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.container.Image;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One service of a Compose file, key by key in the order in which they are said. Texts are Compose's: a literal dollar sign
 * is a double one.
 */
public final class ServiceEntry {
    /** Only programs on the laptop itself reach a published port. */
    private static final String LAPTOP = "127.0.0.1";

    private static final Map<String, Object> LOGGING =
            ordered("driver", "json-file", "options", ordered("max-size", "10m", "max-file", "3"));

    private final Map<String, Object> keys = new LinkedHashMap<>();

    private ServiceEntry(String containerName) {
        keys.put("container_name", containerName);
    }

    /** A container of a published image. */
    public static ServiceEntry of(String containerName, Image image) {
        var entry = new ServiceEntry(containerName);
        entry.keys.put("image", image.toString());
        return entry;
    }

    /** A container of an image that is built here. It has no name to be pulled by, lest somebody else's be run. */
    public static ServiceEntry built(
            String containerName, String context, String dockerfile, Map<String, String> arguments) {
        var entry = new ServiceEntry(containerName);
        var build = ordered("context", context, "dockerfile", dockerfile);
        if (!arguments.isEmpty()) {
            build.put("args", arguments);
        }
        entry.keys.put("build", build);
        return entry;
    }

    /** Is started only with this profile. */
    public ServiceEntry profile(String profile) {
        return put("profiles", List.of(profile));
    }

    /** As a cluster confines it: no capability, none to gain, and a first process that reaps the others. */
    public ServiceEntry confined(String user) {
        put("user", user);
        put("init", true);
        put("cap_drop", List.of("ALL"));
        return put("security_opt", List.of("no-new-privileges:true"));
    }

    /** Has this capability nevertheless. */
    public ServiceEntry capability(String capability) {
        return put("cap_add", List.of(capability));
    }

    /** Writes nowhere but into its volumes. */
    public ServiceEntry readOnlyRoot() {
        return put("read_only", true);
    }

    public ServiceEntry entrypoint(List<String> words) {
        return put("entrypoint", words);
    }

    public ServiceEntry command(List<String> words) {
        return put("command", words);
    }

    public ServiceEntry environment(Map<String, String> variables) {
        return variables.isEmpty() ? this : put("environment", new LinkedHashMap<>(variables));
    }

    /** Answers on a port of the laptop. */
    public ServiceEntry publish(int laptop, int container) {
        return add("ports", "%s:%d:%d".formatted(LAPTOP, laptop, container));
    }

    /** Sees a folder or file of the project, which must be there: Docker would make an empty folder of root's. */
    public ServiceEntry bind(String source, String path) {
        return add("volumes", bound(source, path));
    }

    /** Sees a folder or file of the project, and cannot change it. */
    public ServiceEntry bindReadOnly(String source, String path) {
        var volume = bound(source, path);
        volume.put("read_only", true);
        return add("volumes", volume);
    }

    /** Keeps a folder in a named volume. */
    public ServiceEntry keep(String volume, String path) {
        return add("volumes", ordered("type", "volume", "source", volume, "target", path));
    }

    /** Keeps what the image has at a path, under no name. */
    public ServiceEntry keepOfImage(String path) {
        return add("volumes", ordered("type", "volume", "target", path));
    }

    /** Has a folder in memory, which everybody in the container may write. */
    public ServiceEntry scratch(String path, int sizeMiB) {
        return add("volumes", ordered("type", "tmpfs", "target", path, "tmpfs", ordered("size", sizeMiB + "m")));
    }

    /** Starts after these, by their names. */
    public ServiceEntry dependsOn(Map<String, Dependency> dependencies) {
        var conditions = new LinkedHashMap<String, Object>();
        dependencies.forEach((service, dependency) -> conditions.put(service, dependency.keys()));
        return conditions.isEmpty() ? this : put("depends_on", conditions);
    }

    /** Is asked so whether it is well. */
    public ServiceEntry healthCheck(HealthCheck check) {
        return put("healthcheck", check.keys());
    }

    /** Is on the project's network, where it also has these names. */
    public ServiceEntry network(String network, List<String> aliases) {
        return aliases.isEmpty()
                ? put("networks", List.of(network))
                : put("networks", ordered(network, ordered("aliases", aliases)));
    }

    /** Is cut off. */
    public ServiceEntry noNetwork() {
        return put("network_mode", "none");
    }

    public ServiceEntry limit(Ceiling most) {
        var limits = ordered("cpus", cores(most.cpuMillis()), "memory", memory(most.memoryMiB()));
        return put("deploy", ordered("resources", ordered("limits", limits)));
    }

    /** Is built anew when these change, while {@code docker compose watch} runs. */
    public ServiceEntry rebuildOn(List<String> paths) {
        var watched = paths.stream()
                .map(path -> ordered("action", "rebuild", "path", path))
                .toList();
        return put("develop", ordered("watch", watched));
    }

    /** Has this long to finish its work. */
    public ServiceEntry gracePeriod(int seconds) {
        return put("stop_grace_period", seconds + "s");
    }

    /** Runs until somebody stops it. */
    public ServiceEntry keepsRunning() {
        put("restart", "unless-stopped");
        return put("logging", LOGGING);
    }

    /** Runs and ends. */
    public ServiceEntry runsOnce() {
        put("restart", "no");
        return put("logging", LOGGING);
    }

    Map<String, Object> keys() {
        return keys;
    }

    private static Map<String, Object> bound(String source, String path) {
        return ordered("type", "bind", "source", source, "target", path, "bind", ordered("create_host_path", false));
    }

    private static String cores(int millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    private static String memory(int mebibytes) {
        return mebibytes % 1_024 == 0 ? mebibytes / 1_024 + "g" : mebibytes + "m";
    }

    private ServiceEntry put(String key, Object value) {
        keys.put(key, value);
        return this;
    }

    @SuppressWarnings("unchecked")
    private ServiceEntry add(String key, Object value) {
        ((List<Object>) keys.computeIfAbsent(key, absent -> new ArrayList<>())).add(value);
        return this;
    }

    /** A map of alternating keys and values, in their order. */
    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
