package dev.meridian.stacks;

import dev.meridian.constructs.network.peering.PeeringRequest;
import dev.meridian.constructs.network.peering.PeeringRequestProps;
import dev.meridian.constructs.network.peering.PeeringRoutes;
import dev.meridian.constructs.network.peering.PeeringRoutesProps;
import dev.meridian.constructs.network.subnets.RouteTable;
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
        var routeTables = networks.get(here).privateRouteTables();
        for (var peer : earlier) {
            var request = new PeeringRequest(
                    this,
                    "To" + pascal(peer),
                    new PeeringRequestProps(
                            networks.get(here).vpc(),
                            networks.get(peer.region()).vpc().getVpcId(),
                            peer.region().code()));
            connections.put(peer.region(), request.connectionId());
            addRoutes(placement, routeTables, peer, request.connectionId());
        }
        for (var peer : placement.environment().regions()) {
            var stack = later.get(peer.region());
            if (stack != null) {
                addRoutes(placement, routeTables, peer, stack.connectionTo(here));
            }
        }
    }

    /** The connection that this region has made to an earlier one. */
    private String connectionTo(Region region) {
        return connections.get(region);
    }

    private void addRoutes(
            Placement placement, List<RouteTable> routeTables, RegionDefinition peer, String connectionId) {
        new PeeringRoutes(
                this,
                "RoutesTo" + pascal(peer),
                new PeeringRoutesProps(
                        placement.region().cidr().text(),
                        routeTables,
                        peer.cidr().text(),
                        connectionId));
    }

    private static String pascal(RegionDefinition peer) {
        return Ids.of(peer.region().code(), "");
    }
}
