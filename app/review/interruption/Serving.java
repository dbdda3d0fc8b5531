package dev.meridian.app.review.interruption;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type of resources that somebody notices when one is gone, if only for a while.
 *
 * @param noun what a sentence calls one
 * @param consequence what happens without it
 */
record Serving(String noun, String consequence) {
    /** Type, noun and consequence; stateful types are the business of the rules about data. */
    private static final Map<String, Serving> TYPES = """
                    AWS::ElasticLoadBalancingV2::LoadBalancer|load balancer|clients lose its DNS name and addresses
                    AWS::ElasticLoadBalancing::LoadBalancer|load balancer|clients lose its DNS name and addresses
                    AWS::ElasticLoadBalancingV2::Listener|listener|connections to its port are refused
                    AWS::ElasticLoadBalancingV2::ListenerRule|listener rule|its requests fall to another rule or none
                    AWS::ElasticLoadBalancingV2::ListenerCertificate|certificate of a listener|clients of its names get another certificate
                    AWS::ElasticLoadBalancingV2::TargetGroup|target group|its targets get no requests, and those registered from outside the template are lost
                    AWS::GlobalAccelerator::Listener|listener of an accelerator|connections to its ports are refused
                    AWS::CloudFront::Distribution|distribution|its domain name and its aliases are served no more
                    AWS::CloudFront::VpcOrigin|VPC origin|distributions do not reach it
                    AWS::CloudFront::Function|edge function|requests are not rewritten by it
                    AWS::Route53::RecordSet|DNS record|its name is not resolved
                    AWS::Route53::RecordSetGroup|group of DNS records|their names are not resolved
                    AWS::CertificateManager::Certificate|certificate|what serves with it cannot any more
                    AWS::ApiGateway::RestApi|REST API|its endpoint is lost
                    AWS::ApiGateway::Stage|stage of an API|requests to it fail
                    AWS::ApiGateway::Resource|path of an API|requests to it fail
                    AWS::ApiGateway::Method|method of an API|requests to it fail
                    AWS::ApiGateway::DomainName|domain name of an API|clients of that name are refused
                    AWS::ApiGateway::DomainNameV2|domain name of an API|clients of that name are refused
                    AWS::ApiGateway::BasePathMapping|base path of an API|requests to it fail
                    AWS::ApiGateway::VpcLink|VPC link|the API does not reach what is behind it
                    AWS::ApiGateway::UsagePlanKey|key of a usage plan|clients of that key are refused
                    AWS::ApiGatewayV2::Api|API|its endpoint is lost
                    AWS::ApiGatewayV2::Stage|stage of an API|requests to it fail
                    AWS::ApiGatewayV2::Route|route of an API|requests to it fail
                    AWS::ApiGatewayV2::Integration|integration of an API|routes to it fail
                    AWS::ApiGatewayV2::DomainName|domain name of an API|clients of that name are refused
                    AWS::ApiGatewayV2::ApiMapping|mapping of an API|requests to it fail
                    AWS::ApiGatewayV2::VpcLink|VPC link|the API does not reach what is behind it
                    AWS::AppSync::GraphQLApi|GraphQL API|its endpoint is lost
                    AWS::AppSync::Resolver|resolver|queries of its field fail
                    AWS::AppRunner::Service|App Runner service|its endpoint is lost
                    AWS::Lambda::Function|function|callers that know its name do not reach it
                    AWS::Lambda::Alias|alias of a function|callers of it do not reach it
                    AWS::Lambda::Url|URL of a function|its address is lost
                    AWS::Lambda::EventSourceMapping|event source of a function|its events are not processed
                    AWS::EC2::Instance|instance|what runs on it stops, and so do its own disks
                    AWS::EC2::NatGateway|NAT gateway|connections through it break, and what others see as our address changes
                    AWS::EC2::InternetGateway|internet gateway|nothing reaches the internet through it
                    AWS::EC2::EgressOnlyInternetGateway|egress-only internet gateway|nothing reaches the internet through it over IPv6
                    AWS::EC2::VPCGatewayAttachment|attachment of a gateway|nothing reaches the VPC through it
                    AWS::EC2::Route|route|what it leads to is not reached
                    AWS::EC2::RouteTable|route table|its routes are lost
                    AWS::EC2::SubnetRouteTableAssociation|route table of a subnet|the subnet falls back to the main route table
                    AWS::EC2::VPCPeeringConnection|peering connection|the two VPCs do not reach each other
                    AWS::EC2::VPCEndpointService|endpoint service|its consumers are cut off
                    AWS::EC2::VPNConnectionRoute|route of a VPN|the network behind it is not reached
                    AWS::EC2::VPNGatewayRoutePropagation|propagation of VPN routes|the network behind it is not reached
                    AWS::EC2::TransitGateway|transit gateway|the networks behind it do not reach each other
                    AWS::EC2::TransitGatewayAttachment|transit gateway attachment|its network is cut off
                    AWS::EC2::TransitGatewayVpcAttachment|transit gateway attachment|its network is cut off
                    AWS::EC2::TransitGatewayPeeringAttachment|transit gateway peering|the networks behind it are cut off
                    AWS::EC2::TransitGatewayRoute|route of a transit gateway|what it leads to is not reached
                    AWS::EC2::ClientVpnEndpoint|client VPN endpoint|its clients are cut off
                    AWS::EC2::NetworkInterface|network interface|its address is lost
                    AWS::EC2::EIPAssociation|association of an Elastic IP|its address leads nowhere
                    AWS::EC2::VolumeAttachment|attachment of a volume|the volume is gone from its instance
                    AWS::EC2::EC2Fleet|fleet|its instances stop
                    AWS::EC2::SpotFleet|spot fleet|its instances stop
                    AWS::NetworkFirewall::Firewall|network firewall|what is routed through it is cut off
                    AWS::AutoScaling::AutoScalingGroup|Auto Scaling group|its instances stop
                    AWS::Batch::ComputeEnvironment|compute environment|its jobs stop
                    AWS::Batch::JobQueue|job queue|its jobs are lost
                    AWS::ElasticBeanstalk::Environment|Elastic Beanstalk environment|its endpoint is lost
                    AWS::EKS::Cluster|cluster|everything that runs in it is lost
                    AWS::EKS::Nodegroup|node group|its pods are evicted
                    AWS::EKS::FargateProfile|Fargate profile|its pods are evicted
                    AWS::EKS::Addon|add-on|pods rely on it
                    AWS::EKS::PodIdentityAssociation|pod identity|the pods of its service account get no AWS credentials
                    AWS::ECS::Cluster|cluster|its services stop
                    AWS::ECS::Service|service|its tasks stop
                    AWS::ECS::CapacityProvider|capacity provider|tasks have no capacity of it
                    AWS::ECS::ExpressGatewayService|service|its tasks stop
                    AWS::EFS::MountTarget|mount target|clients in its zone lose the file system
                    AWS::RDS::DBProxy|database proxy|its clients are cut off
                    AWS::RDS::DBProxyEndpoint|endpoint of a database proxy|its clients are cut off
                    AWS::RDS::DBProxyTargetGroup|target group of a database proxy|its clients are cut off
                    AWS::RedshiftServerless::Workgroup|data warehouse|its clients are cut off
                    AWS::DAX::Cluster|cache|its clients are cut off
                    AWS::DMS::ReplicationTask|replication task|changes are not replicated
                    AWS::SNS::Topic|topic|publishers and subscribers lose it
                    AWS::SNS::Subscription|subscription|its endpoint gets no messages
                    AWS::Events::Rule|rule for events|its targets are not invoked
                    AWS::Events::EventBus|event bus|publishers and rules lose it
                    AWS::Scheduler::Schedule|schedule|its target is not invoked
                    AWS::Pipes::Pipe|pipe|its events are not delivered
                    AWS::KinesisFirehose::DeliveryStream|delivery stream|its producers are refused
                    AWS::StepFunctions::StateMachine|state machine|its executions stop
                    AWS::Cognito::UserPoolClient|client of a user pool|applications that know its id cannot sign anybody in
                    AWS::Cognito::UserPoolDomain|domain of a user pool|the pages to sign in are gone
                    AWS::ServiceDiscovery::Service|discovered service|its name is not resolved
                    AWS::ServiceDiscovery::PrivateDnsNamespace|private namespace|its names are not resolved
                    AWS::VpcLattice::Service|Lattice service|its clients are cut off
                    AWS::VpcLattice::TargetGroup|Lattice target group|its targets get no requests
                    AWS::VpcLattice::Listener|Lattice listener|its clients are refused
                    AWS::Transfer::Server|transfer server|its clients are cut off
                    AWS::SES::EmailIdentity|identity to send mail from|mail from it is refused
                    Custom::AWSCDK-EKS-Cluster|cluster|everything that runs in it is lost
                    """.lines()
            .map(line -> line.split("\\|"))
            .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> new Serving(parts[1], parts[2])));

    static Optional<Serving> of(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    /** At the beginning of a sentence, such as {@code A listener}. */
    String subject() {
        return ("AEIO".indexOf(Character.toUpperCase(noun.charAt(0))) < 0 ? "A " : "An ") + noun;
    }
}
