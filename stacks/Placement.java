package dev.meridian.stacks;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;

/**
 * Where a stack stands: one region of one environment of one system.
 *
 * @param system the system
 * @param environment its environment
 * @param region the region of that environment
 */
record Placement(SystemDefinition system, EnvironmentDefinition environment, RegionDefinition region) {
    Placement {
        requireNonNull(system, "system");
        requireNonNull(environment, "environment");
        requireNonNull(region, "region");
    }

    PhysicalNames names() {
        return new PhysicalNames(system.name(), environment.name());
    }

    String stackName(Layer layer) {
        return names().stack(region.region(), layer.title());
    }

    /** The account's digits, or what CloudFormation puts there at deployment. */
    String account() {
        return environment.account().id().orElse(Aws.ACCOUNT_ID);
    }

    /** The addresses of a tier of any region of this environment. */
    static String tierBlock(RegionDefinition region, String tier) {
        return AddressPlan.of(region.cidr().text(), List.of()).tierBlock(tier);
    }

    String regionCode() {
        return region.region().code();
    }

    Environment target() {
        var target = Environment.builder().region(regionCode());
        environment.account().id().ifPresent(target::account);
        return target.build();
    }

    boolean isProtected() {
        return environment.deletionProtection() == DeletionProtection.ON;
    }

    /**
     * What becomes of a bucket, queue, search domain or secret that leaves its template. One that a failed first
     * deployment leaves behind would keep its name from the second, hence not on creation; in an environment that may be
     * torn down it would keep its name from the next.
     */
    RemovalPolicy removalPolicy() {
        return isProtected() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    }

    /** What becomes of a database whose resource leaves its template: at the least a last snapshot stays. */
    RemovalPolicy databaseRemovalPolicy() {
        return isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.SNAPSHOT;
    }

    /** The physical name of a bucket in any region of this environment. */
    String bucket(String store, Region where) {
        return names().bucket(store, environment.account().uniqueSuffix(), where);
    }

    /** The physical name of this region's log bucket. */
    String logBucket() {
        return names().logBucket(environment.account().uniqueSuffix(), region.region());
    }

    /** The physical name of the bucket that holds this region's exported snapshots. */
    String archiveBucket() {
        return names().archiveBucket(environment.account().uniqueSuffix(), region.region());
    }

    /** The physical name of the bucket that holds backups of what runs on this region's cluster. */
    String clusterBackupBucket() {
        return names().clusterBackupBucket(environment.account().uniqueSuffix(), region.region());
    }

    Map<String, String> tags(Layer layer) {
        return new TreeMap<>(Map.of(
                "system", system.name(),
                "environment", environment.name(),
                "region-role", region.role().name().toLowerCase(Locale.ROOT),
                "layer", layer.title(),
                "owner", system.owner(),
                "cost-centre", system.costCentre()));
    }
}
