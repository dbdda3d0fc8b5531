package dev.meridian.app;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.AutoMode;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Engine;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.Criticality;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.Encryption;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RecoveryObjectives;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.FlowLogs;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.OperatorAccess;
import dev.meridian.environments.validation.Definitions;
import dev.meridian.stacks.SystemStage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program like {@link Synth} for one person's sandbox: the caller's account, keys of AWS, and the choices that atlas does
 * not make.
 */
final class SandboxSynth {
    private static final EnvironmentDefinition SANDBOX = EnvironmentDefinition.builder(
                    "sandbox", Criticality.NON_PRODUCTION, new Account.Callers("kim7"))
            .addressSpace("10.248.0.0/13")
            .regions(RegionDefinition.of(Region.OREGON, RegionRole.PRIMARY, "10.248.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .encryption(Encryption.AWS_MANAGED_KEYS)
            .deletionProtection(DeletionProtection.OFF)
            .network(new NetworkDefinition(Egress.REGIONAL_NAT_GATEWAY, Endpoints.GATEWAY, FlowLogs.S3_PARQUET, 7))
            .cluster(new ClusterDefinition(
                    "1.35",
                    new AutoMode(),
                    List.of(new Cidr("198.51.100.0/24")),
                    List.of("Developer"),
                    new Cidr("172.20.0.0/16")))
            .databases(DatabaseDefinition.builder("main", "16.13", "db.t4g.small")
                    .access(Access.PROXY)
                    .build())
            .caches(new CacheDefinition(
                    "cache",
                    Engine.VALKEY_8_0,
                    new InstanceType("cache.t4g.micro"),
                    0,
                    Failover.NONE,
                    Eviction.VOLATILE_LRU,
                    0,
                    CacheDefinition.Login.IAM))
            .objectStores(new ObjectStoreDefinition("assets", Replication.NONE, 30, 7))
            .fileStores(new FileStoreDefinition("shared", "/shared", Optional.empty()))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(new RecoveryObjectives(
                    Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)))
            .build();

    private SandboxSynth() {}

    public static void main(String[] arguments) throws IOException {
        var system = new SystemDefinition("trial", "platform", "trial", List.of(SANDBOX));
        Definitions.requireValid(List.of(system));
        var published = new Synthesis(Synth.folder(), new Phases())
                .publish(CdkJson.context(), app -> new SystemStage(app, system, SANDBOX, Synth.kubectl()));
        System.exit(published ? 0 : 1);
    }
}
