package dev.meridian.stacks;

import dev.meridian.constructs.access.Bastion;
import dev.meridian.constructs.access.BastionProps;
import dev.meridian.constructs.access.Outbound;
import dev.meridian.environments.network.Endpoints;
import java.util.Optional;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** Operators' way to what has no public address. */
final class AccessStack extends RegionalStack {
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
        placement.environment().cluster().ifPresent(definition -> definition
                .administrators()
                .forEach(role -> admit(placement, bastion, role)));
        cluster.ifPresent(found -> bastion.admitTo("ClusterApi", found.securityGroupId(), ClusterStack.API_PORT));
    }

    /** The policy's name must be the role's alone: it is attached to it from each region and environment. */
    private void admit(Placement placement, Bastion bastion, String role) {
        var name = role.replaceAll("[^A-Za-z0-9]", "");
        bastion.grantSessions(
                Ids.of(placement.names().stage() + "-" + placement.regionCode(), name),
                Role.fromRoleName(this, name, role));
    }

    private static Outbound outbound(Placement placement) {
        return placement.environment().network().endpoints() == Endpoints.PRIVATE_CLUSTER
                ? new Outbound.Endpoints(placement.region().cidr().text())
                : new Outbound.Internet();
    }
}
