package dev.meridian.stacks;

import dev.meridian.constructs.access.Bastion;
import dev.meridian.constructs.access.BastionProps;
import dev.meridian.constructs.access.Outbound;
import dev.meridian.environments.network.Endpoints;
import java.util.Optional;
import software.constructs.Construct;

/** Operators' way to what has no public address. */
final class AccessStack extends RegionalStack {
    private static final int HTTPS = 443;

    AccessStack(
            Construct stage,
            Placement placement,
            LogStack logs,
            NetworkStack network,
            DataStack data,
            Optional<ClusterStack> cluster) {
        super(stage, Layer.ACCESS, placement);
        var bastion = new Bastion(
                this,
                "Bastion",
                BastionProps.builder(
                                placement.names().stage() + "-bastion",
                                network.vpc(),
                                network.applicationTier(),
                                logs.key())
                        .outbound(outbound(placement))
                        .build());
        data.stores().forEach(store -> bastion.admitTo(store.name(), store.securityGroupId(), store.port()));
        cluster.ifPresent(found -> bastion.admitTo("ClusterApi", found.securityGroupId(), HTTPS));
    }

    private static Outbound outbound(Placement placement) {
        return placement.environment().network().endpoints() == Endpoints.PRIVATE_CLUSTER
                ? new Outbound.Endpoints(placement.region().cidr().text())
                : new Outbound.Internet();
    }
}
