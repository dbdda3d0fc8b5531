package dev.meridian.app.review.cost.service;

import static java.util.Map.entry;

import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.service.compute.Clusters;
import dev.meridian.app.review.cost.service.compute.Compute;
import dev.meridian.app.review.cost.service.compute.Disks;
import dev.meridian.app.review.cost.service.compute.Instances;
import dev.meridian.app.review.cost.service.database.Caches;
import dev.meridian.app.review.cost.service.database.RelationalDatabases;
import dev.meridian.app.review.cost.service.network.LoadBalancers;
import dev.meridian.app.review.cost.service.network.Networks;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a resource of any type is billed for. Types that are not listed are taken to cost nothing, as roles, routes and
 * security groups do.
 */
public final class Services {
    private static final Map<String, Function<Resource, List<Charge>>> BY_COUNT = Map.ofEntries(
            entry(RelationalDatabases.INSTANCE, RelationalDatabases::instance),
            entry(RelationalDatabases.CLUSTER, RelationalDatabases::cluster),
            entry(RelationalDatabases.PROXY, RelationalDatabases::proxy),
            entry("AWS::ElastiCache::ReplicationGroup", Caches::replicationGroup),
            entry("AWS::ElastiCache::CacheCluster", Caches::cacheCluster),
            entry("AWS::EC2::Instance", Instances::instance),
            entry("AWS::AutoScaling::AutoScalingGroup", Instances::autoScalingGroup),
            entry("AWS::EKS::Nodegroup", Instances::nodegroup),
            entry("AWS::EC2::Volume", Disks::volume),
            entry("AWS::EFS::FileSystem", Disks::fileSystem),
            entry("AWS::EKS::Cluster", Compute::kubernetesCluster),
            entry(Compute.SERVICE, Compute::service),
            entry("AWS::Lambda::Alias", Compute::provisionedConcurrency),
            entry("AWS::Lambda::Version", Compute::provisionedConcurrency),
            entry("AWS::ApiGateway::Stage", Compute::apiStage),
            entry("AWS::EC2::EIP", Networks::elasticIp),
            entry("AWS::EC2::NatGateway", Networks::natGateway),
            entry("AWS::EC2::VPCEndpoint", Networks::endpoint),
            entry("AWS::EC2::TransitGatewayAttachment", Networks::transitGatewayVpcAttachment),
            entry("AWS::EC2::TransitGatewayVpcAttachment", Networks::transitGatewayVpcAttachment),
            entry("AWS::EC2::TransitGatewayPeeringAttachment", Networks::transitGatewayPeering),
            entry("AWS::EC2::VPNConnection", Networks::vpnConnection),
            entry("AWS::EC2::ClientVpnTargetNetworkAssociation", Networks::clientVpnAssociation),
            entry("AWS::EC2::TrafficMirrorSession", Networks::mirrorSession),
            entry("AWS::NetworkFirewall::Firewall", Networks::firewall),
            entry("AWS::Route53Resolver::ResolverEndpoint", Networks::resolverEndpoint),
            entry("AWS::GlobalAccelerator::Accelerator", Networks::accelerator),
            entry("AWS::Route53::HostedZone", Networks::hostedZone),
            entry("AWS::Route53::HealthCheck", Networks::healthCheck),
            entry("AWS::ElasticLoadBalancingV2::LoadBalancer", LoadBalancers::loadBalancer),
            entry("AWS::ElasticLoadBalancing::LoadBalancer", LoadBalancers::classicLoadBalancer),
            entry("AWS::OpenSearchService::Domain", Clusters::searchDomain),
            entry("AWS::Elasticsearch::Domain", Clusters::elasticsearchDomain),
            entry("AWS::MSK::Cluster", Clusters::kafka),
            entry("AWS::MSK::ServerlessCluster", Clusters::serverlessKafka),
            entry("AWS::AmazonMQ::Broker", Clusters::broker),
            entry("AWS::DMS::ReplicationInstance", Clusters::migration),
            entry("AWS::KMS::Key", Guards::key),
            entry("AWS::KMS::ReplicaKey", Guards::key),
            entry("AWS::SecretsManager::Secret", Guards::secret),
            entry("AWS::CloudWatch::Alarm", Guards::alarm),
            entry("AWS::CloudWatch::CompositeAlarm", Guards::compositeAlarm),
            entry("AWS::CloudWatch::Dashboard", Guards::dashboard),
            entry("AWS::CloudWatch::InsightRule", Guards::insightRule),
            entry("AWS::WAFv2::WebACL", Guards::webAcl),
            entry("AWS::WAFv2::RuleGroup", Guards::ruleGroup),
            entry(AppliedObjects.KUBERNETES + "PersistentVolumeClaim", KubernetesObjects::volumeClaim),
            entry(AppliedObjects.KUBERNETES + "StatefulSet", KubernetesObjects::statefulSet),
            entry(AppliedObjects.KUBERNETES + "Service", KubernetesObjects::service),
            entry(AppliedObjects.KUBERNETES + "Ingress", KubernetesObjects::ingress));

    private static final Map<String, Function<Resource, List<Charge>>> ALL = all();

    /** Types whose bill follows from settings of another type in the same stack, by that other type. */
    private static final Map<String, Set<String>> DEPENDENTS = Map.of(
            "AWS::EC2::LaunchTemplate",
            Set.of("AWS::AutoScaling::AutoScalingGroup", "AWS::EKS::Nodegroup", "AWS::EC2::Instance"),
            "AWS::AutoScaling::LaunchConfiguration",
            Set.of("AWS::AutoScaling::AutoScalingGroup"),
            RelationalDatabases.INSTANCE,
            Set.of(RelationalDatabases.PROXY),
            RelationalDatabases.PROXY_TARGETS,
            Set.of(RelationalDatabases.PROXY),
            RelationalDatabases.CLUSTER,
            Set.of(RelationalDatabases.INSTANCE),
            Compute.TASK_DEFINITION,
            Set.of(Compute.SERVICE),
            Compute.FUNCTION,
            Set.of("AWS::Lambda::Alias", "AWS::Lambda::Version"));

    /** Types whose bill follows from another's settings in whatever stack: a replica has as much storage as its source. */
    private static final Map<String, Set<String>> DEPENDENTS_ANYWHERE =
            Map.of(RelationalDatabases.INSTANCE, Set.of(RelationalDatabases.INSTANCE));

    private Services() {}

    public static boolean isBilled(String type) {
        return ALL.containsKey(type);
    }

    /** What the resource is billed for; nothing if its type costs nothing. */
    public static List<Charge> charges(Resource resource) {
        return ALL.getOrDefault(resource.type(), free -> List.of()).apply(resource);
    }

    /** The types whose bill may change in the same stack without a change of their own when a resource of this type changes. */
    public static Set<String> dependents(String type) {
        return DEPENDENTS.getOrDefault(type, Set.of());
    }

    /** The same in any stack. */
    public static Set<String> dependentsAnywhere(String type) {
        return DEPENDENTS_ANYWHERE.getOrDefault(type, Set.of());
    }

    private static Map<String, Function<Resource, List<Charge>>> all() {
        var all = new HashMap<>(UsageTypes.all());
        all.putAll(BY_COUNT);
        return Map.copyOf(all);
    }
}
