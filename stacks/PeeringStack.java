package dev.meridian.stacks;

import dev.meridian.constructs.network.PeeringRequest;
import dev.meridian.constructs.network.PeeringRequestProps;
import dev.meridian.constructs.network.PeeringRoutes;
import dev.meridian.constructs.network.PeeringRoutesProps;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.RegionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The region's connections to the networks of the environment's other regions, over which writes reach the primary. */
final class PeeringStack extends RegionalStack {
    private final Map<Region, String> connections = new HashMap<>();

    /**
     * @param earlier the regions that this one connects itself to
     * @param later the stacks that have connected themselves to this region
     */
    PeeringStack(
            Construct stage,
            Placement placement,
            Map<Region, NetworkStack> networks,
            List<RegionDefinition> earlier,
            Map<Region, PeeringStack> later) {
        super(stage, Layer.PEERING, placement);
        var here = placement.region().region();
        for (var peer : earlier) {
            var request = new PeeringRequest(
                    this,
                    "To" + pascal(peer),
                    new PeeringRequestProps(
                            networks.get(here).vpc(),
                            networks.get(peer.region()).vpc().getVpcId(),
                            peer.region().code()));
            connections.put(peer.region(), request.connectionId());
            addRoutes(placement, networks.get(here), peer, request.connectionId());
        }
        for (var peer : placement.environment().regions()) {
            var stack = later.get(peer.region());
            if (stack != null) {
                addRoutes(placement, networks.get(here), peer, stack.connectionTo(here));
            }
        }
    }

    /** The connection that this region has made to an earlier one. */
    private String connectionTo(Region region) {
        return connections.get(region);
    }

    private void addRoutes(Placement placement, NetworkStack network, RegionDefinition peer, String connectionId) {
        new PeeringRoutes(
                this,
                "RoutesTo" + pascal(peer),
                new PeeringRoutesProps(
                        network.vpc(),
                        placement.region().cidr().text(),
                        List.of(network.applicationTier(), network.databaseTier()),
                        peer.cidr().text(),
                        connectionId));
    }

    private static String pascal(RegionDefinition peer) {
        return Ids.of(peer.region().code(), "");
    }
}
