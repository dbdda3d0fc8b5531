package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.workload.InClusterStore;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.RollOut;
import dev.meridian.environments.workload.scaling.RollOut.Rolling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import java.util.ArrayList;
import java.util.List;

/** What everything in a namespace asks for. */
enum Demand {
    /** While nothing is busy, released or scheduled. */
    LEAST,
    /** With every service scaled out and rolled out at once, and every job running. */
    MOST;

    /** What a pod that copies a database into a file asks for. */
    private static final Resources DUMP = Resources.request(100, 256).limit(1_000, 512);

    /** More than fit anywhere, and few enough to be reckoned with. */
    private static final long MANY = 1_000_000;

    List<Pods> of(NamespaceDefinition namespace) {
        var all = new ArrayList<Pods>();
        for (var service : namespace.services()) {
            all.add(pods(namespace, service));
        }
        for (var store : namespace.stores()) {
            var what = "store '%s/%s'".formatted(namespace.name(), store.name());
            all.add(pods(what, store.replicas(), store.resources()));
            if (this == MOST && isDumped(store)) {
                all.add(pods("dump of " + what, 1, DUMP));
            }
        }
        if (this == MOST) {
            for (var job : namespace.jobs()) {
                all.add(pods(
                        "job '%s/%s'".formatted(namespace.name(), job.name()),
                        1,
                        job.container().resources()));
            }
        }
        return all;
    }

    private static boolean isDumped(InClusterStore store) {
        return store instanceof Postgres postgres && postgres.dump().isPresent();
    }

    private static Pods pods(String what, int count, Resources resources) {
        return new Pods(what, count, resources.requestCpuMillis(), resources.requestMemoryMiB(), Placement.ANYWHERE);
    }

    private Pods pods(NamespaceDefinition namespace, ServiceDefinition service) {
        var resources = service.container().resources();
        var grown = service.verticalScaling().filter(vertical -> this == MOST && vertical.changesPods());
        return new Pods(
                "service '%s/%s'".formatted(namespace.name(), service.name()),
                count(service),
                Math.max(
                        resources.requestCpuMillis(),
                        grown.map(VerticalScaling::mostCpuMillis).orElse(0)),
                Math.max(
                        resources.requestMemoryMiB(),
                        grown.map(VerticalScaling::mostMemoryMiB).orElse(0)),
                service.placement());
    }

    private int count(ServiceDefinition service) {
        var versions = service.rollOut() instanceof Rolling ? 1L : RollOut.Colour.values().length;
        var pods = this == LEAST
                ? service.scaling().minimum() * versions
                : service.scaling().maximum() * versions + surge(service);
        return (int) Math.min(MANY, pods);
    }

    /** Pods with disks of their own are stopped before they are replaced; of two versions one is replaced at a time. */
    private static int surge(ServiceDefinition service) {
        if (service.keepsDisks()) {
            return 0;
        }
        return service.rollOut() instanceof Rolling rolling ? Math.max(0, rolling.surge()) : 1;
    }
}
