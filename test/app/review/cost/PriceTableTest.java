package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the table and the bills must call things by the same names, or a price would silently stay unknown. */
class PriceTableTest {
    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1");
    private static final Pattern ROW =
            Pattern.compile("([^,]*),([^,]*),(?:\"([^\"]*)\"|([^,\"]*)),(?:\"[^\"]*\"|[^,\"]*),([0-9.]*),.*");
    private static final List<Row> ROWS = rows();

    private record Row(String service, String region, String item, BigDecimal usd) {}

    /** How a resource that is billed by one row looks, by the service and the item of the row. */
    private record Sample(String service, Pattern item, String resource, int units) {
        static Sample hourly(String service, String item, String resource) {
            return new Sample(service, Pattern.compile(item), resource, 730);
        }

        static Sample hundredGigabytes(String service, String item, String resource) {
            return new Sample(service, Pattern.compile(item), resource, 100);
        }

        Optional<Matcher> match(Row row) {
            var matcher = item.matcher(row.item());
            return service.equals(row.service()) && matcher.matches() ? Optional.of(matcher) : Optional.empty();
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            Sample.hourly("EC2", "(\\S+) Linux on-demand", "AWS::EC2::Instance', Properties: {InstanceType: $1}"),
            Sample.hourly(
                    "EC2 Spot",
                    "(\\S+) Linux spot typical .*",
                    "AWS::EKS::Nodegroup', Properties: {CapacityType: SPOT, InstanceTypes: [$1], DiskSize: 0}"),
            Sample.hourly(
                    "RDS PostgreSQL",
                    "(db\\.\\S+) Single-AZ",
                    "AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: $1, AllocatedStorage: 0}"),
            Sample.hourly(
                    "RDS PostgreSQL",
                    "(db\\.\\S+) Multi-AZ",
                    "AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: $1, MultiAZ: true, AllocatedStorage: 0}"),
            Sample.hundredGigabytes(
                    "RDS PostgreSQL",
                    "(\\S+) storage Multi-AZ",
                    "AWS::RDS::DBInstance', Properties: {Engine: postgres, MultiAZ: true, AllocatedStorage: 100, StorageType: $1}"),
            Sample.hundredGigabytes(
                    "RDS PostgreSQL",
                    "(\\S+) storage Single-AZ",
                    "AWS::RDS::DBInstance', Properties: {Engine: postgres, AllocatedStorage: 100, StorageType: $1}"),
            Sample.hourly(
                    "ElastiCache",
                    "(cache\\.\\S+) Redis OSS",
                    "AWS::ElastiCache::ReplicationGroup', Properties: {Engine: redis, CacheNodeType: $1}"),
            Sample.hourly(
                    "ElastiCache",
                    "(cache\\.\\S+) Valkey",
                    "AWS::ElastiCache::ReplicationGroup', Properties: {Engine: valkey, CacheNodeType: $1}"),
            Sample.hourly(
                    "OpenSearch",
                    "((?!ultra)\\S+\\.search)",
                    "AWS::OpenSearchService::Domain', Properties: {ClusterConfig: {InstanceType: $1}}"),
            Sample.hourly(
                    "MSK",
                    "(kafka\\.\\S+) broker",
                    "AWS::MSK::Cluster', Properties: {NumberOfBrokerNodes: 1, BrokerNodeGroupInfo: {InstanceType: $1}}"),
            Sample.hundredGigabytes(
                    "EBS",
                    "(gp2|gp3|io1|io2|st1|sc1) storage",
                    "AWS::EC2::Volume', Properties: {Size: 100, VolumeType: $1}"));

    @Test
    void every_row_of_a_sized_resource_is_found_and_paid_for_a_month() {
        var tried = new ArrayList<Row>();
        for (var sample : SAMPLES) {
            for (var row : ROWS) {
                sample.match(row).ifPresent(match -> {
                    tried.add(row);
                    var resource = "It: {Type: '" + sample.resource().replace("$1", match.group(1)) + "}";
                    var expected = row.usd()
                            .multiply(BigDecimal.valueOf(sample.units()))
                            .setScale(2, RoundingMode.HALF_UP);
                    assertThat(Sides.in(row.region(), "{}", resource).lines().stream()
                                    .flatMap(line -> line.difference().stream()))
                            .as(row.toString())
                            .contains(expected);
                });
            }
        }
        assertThat(tried).hasSize(expectedRows()).hasSizeGreaterThan(600);
    }

    /** All rows of these units but those of what no sample shows. */
    private static int expectedRows() {
        return (int) ROWS.stream()
                .filter(row -> row.service().equals("EC2") && row.item().endsWith("on-demand")
                        || row.service().equals("EC2 Spot")
                        || row.service().equals("RDS PostgreSQL")
                                && (row.item().startsWith("db.") || row.item().contains(" storage "))
                                && !row.item().startsWith("backup")
                        || row.service().equals("ElastiCache") && row.item().startsWith("cache.")
                        || row.service().equals("OpenSearch")
                                && row.item().endsWith(".search")
                                && !row.item().startsWith("ultra")
                        || row.service().equals("MSK") && row.item().startsWith("kafka.")
                        || row.service().equals("EBS")
                                && row.item().endsWith(" storage")
                                && !row.item().startsWith("snapshot"))
                .count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RDS PostgreSQL | gp3 provisioned IOPS above baseline Single-AZ | RDS::DBInstance | Engine: postgres, StorageType: gp3, AllocatedStorage: 20, Iops: 4000
            RDS PostgreSQL | io1 provisioned IOPS Single-AZ | RDS::DBInstance | Engine: postgres, StorageType: io1, AllocatedStorage: 20, Iops: 1000
            RDS Performance Insights | long-term retention (24 months) db.r5 | RDS::DBInstance | Engine: postgres, DBInstanceClass: db.r5.large, EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 731
            Aurora | Serverless v2 capacity | RDS::DBInstance | Engine: aurora-postgresql, DBInstanceClass: db.serverless, DBClusterIdentifier: {Ref: Cluster}
            EBS | gp3 provisioned IOPS above 3,000 | EC2::Volume | VolumeType: gp3, Size: 1, Iops: 4000
            EBS | gp3 provisioned throughput above 125 MB/s | EC2::Volume | VolumeType: gp3, Size: 1, Throughput: 225
            EBS | io1 provisioned IOPS | EC2::Volume | VolumeType: io1, Size: 1, Iops: 1000
            EBS | io2 provisioned IOPS (first tier) | EC2::Volume | VolumeType: io2, Size: 1, Iops: 1000
            EFS | provisioned throughput | EFS::FileSystem | ThroughputMode: provisioned, ProvisionedThroughputInMibps: 10
            EKS | cluster, standard support | EKS::Cluster | Version: '1.35'
            Fargate | ARM vCPU (ECS) | ECS::Service | LaunchType: FARGATE, TaskDefinition: {Ref: ArmTask}
            Fargate | x86 memory (ECS) | ECS::Service | LaunchType: FARGATE, TaskDefinition: {Ref: Task}
            Lambda | provisioned concurrency x86 | Lambda::Alias | FunctionName: {Ref: Function}, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 100}
            API Gateway | REST cache 0.5 GB | ApiGateway::Stage | CacheClusterEnabled: true
            NAT gateway | hour | EC2::NatGateway | SubnetId: a
            VPC endpoint | interface endpoint per AZ | EC2::VPCEndpoint | VpcEndpointType: Interface, SubnetIds: [a]
            VPC endpoint | Gateway Load Balancer endpoint | EC2::VPCEndpoint | VpcEndpointType: GatewayLoadBalancer, SubnetIds: [a]
            Public IPv4 | in use (includes Elastic IP) | EC2::EIP | Domain: vpc
            Transit Gateway | VPC attachment | EC2::TransitGatewayAttachment | VpcId: a
            Transit Gateway | peering attachment | EC2::TransitGatewayPeeringAttachment | PeerRegion: a
            Transit Gateway | VPN attachment | EC2::VPNConnection | TransitGatewayId: a
            Site-to-Site VPN | connection | EC2::VPNConnection | VpnGatewayId: a
            Client VPN | endpoint subnet association | EC2::ClientVpnTargetNetworkAssociation | SubnetId: a
            VPC | traffic mirroring session | EC2::TrafficMirrorSession | SessionNumber: 1
            Network Firewall | endpoint | NetworkFirewall::Firewall | SubnetMappings: [{SubnetId: a}]
            Route 53 Resolver | endpoint network interface | Route53Resolver::ResolverEndpoint | IpAddresses: [{SubnetId: a}]
            Elastic Load Balancing | ALB | ElasticLoadBalancingV2::LoadBalancer | Type: application
            Elastic Load Balancing | NLB | ElasticLoadBalancingV2::LoadBalancer | Type: network
            Elastic Load Balancing | Gateway Load Balancer | ElasticLoadBalancingV2::LoadBalancer | Type: gateway
            Elastic Load Balancing | ALB LCU | ElasticLoadBalancingV2::LoadBalancer | MinimumLoadBalancerCapacity: {CapacityUnits: 7}
            Elastic Load Balancing | NLB NLCU | ElasticLoadBalancingV2::LoadBalancer | Type: network, MinimumLoadBalancerCapacity: {CapacityUnits: 7}
            Elastic Load Balancing | Classic Load Balancer | ElasticLoadBalancing::LoadBalancer | Scheme: internal
            OpenSearch | gp3 storage | OpenSearchService::Domain | EBSOptions: {EBSEnabled: true, VolumeType: gp3, VolumeSize: 100}
            OpenSearch | ultrawarm1.medium.search | OpenSearchService::Domain | ClusterConfig: {WarmEnabled: true, WarmCount: 1, WarmType: ultrawarm1.medium.search}
            MSK | broker storage | MSK::Cluster | NumberOfBrokerNodes: 1, BrokerNodeGroupInfo: {StorageInfo: {EBSStorageInfo: {VolumeSize: 100}}}
            MSK | Serverless cluster | MSK::ServerlessCluster | ClusterName: a
            Amazon MQ | RabbitMQ mq.m5.xlarge 3-node Multi-AZ cluster | AmazonMQ::Broker | EngineType: RABBITMQ, HostInstanceType: mq.m5.xlarge, DeploymentMode: CLUSTER_MULTI_AZ
            Amazon MQ | ActiveMQ mq.m5.large active/standby Multi-AZ (pair) | AmazonMQ::Broker | EngineType: ActiveMQ, HostInstanceType: mq.m5.large, DeploymentMode: ACTIVE_STANDBY_MULTI_AZ
            DMS | dms.t2.micro Multi-AZ | DMS::ReplicationInstance | ReplicationInstanceClass: dms.t2.micro, MultiAZ: true
            KMS | customer managed key | KMS::Key | Enabled: true
            Secrets Manager | secret | SecretsManager::Secret | Description: a
            CloudWatch | alarm, standard resolution | CloudWatch::Alarm | MetricName: a, Period: 60
            CloudWatch | alarm, high resolution | CloudWatch::Alarm | MetricName: a, Period: 10
            CloudWatch | alarm, composite | CloudWatch::CompositeAlarm | AlarmRule: a
            CloudWatch | Contributor Insights rule | CloudWatch::InsightRule | RuleName: a
            WAF | web ACL | WAFv2::WebACL | Scope: REGIONAL
            WAF | rule or rule group in a web ACL | WAFv2::RuleGroup | Rules: [{Name: a}]
            WAF | Account takeover prevention managed group | WAFv2::WebACL | Rules: [{Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesATPRuleSet}}}]
            """)
    void is_priced_in_the_regions_that_have_a_row_and_in_no_other(
            String service, String item, String type, String properties) {
        var with = "It: {Type: 'AWS::%s', Properties: {%s}}".formatted(type, properties);
        var beside = """
                Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-postgresql, ServerlessV2ScalingConfiguration: {MinCapacity: 1}}}
                Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: 1024, Memory: 1024}}
                ArmTask: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: 1024, Memory: 1024, RuntimePlatform: {CpuArchitecture: ARM64}}}
                Function: {Type: 'AWS::Lambda::Function', Properties: {MemorySize: 1024}}
                """;
        var rows = ROWS.stream()
                .filter(row -> row.service().equals(service) && row.item().equals(item))
                .toList();
        assertThat(rows).as("rows of %s", item).isNotEmpty();

        for (var region : REGIONS) {
            var price = rows.stream()
                    .filter(row -> row.region().equals(region))
                    .map(Row::usd)
                    .findFirst();
            var calculations = Sides.in(region, beside, beside + with).lines().stream()
                    .map(line -> line.calculation() + ";")
                    .toList();
            // RDS has some prices for all engines under a name of its own, and two zones follow from one.
            if (price.isPresent()) {
                assertThat(calculations)
                        .as("%s in %s", item, region)
                        .anyMatch(text -> text.contains(" × " + price.get().toPlainString() + ";"));
            } else if (!service.startsWith("RDS")) {
                assertThat(calculations)
                        .as("%s in %s", item, region)
                        .anyMatch(text -> text.contains("unknown price of %s %s;".formatted(service, item)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Route 53 | hosted zone, first 25 | Route53::HostedZone | Name: a
            Route 53 | health check, AWS endpoint | Route53::HealthCheck | HealthCheckConfig: {Type: CALCULATED}
            Route 53 | health check optional feature, non-AWS endpoint | Route53::HealthCheck | HealthCheckConfig: {Type: HTTPS}
            CloudWatch | dashboard above free 3 | CloudWatch::Dashboard | DashboardName: a
            Global Accelerator | accelerator fixed fee | GlobalAccelerator::Accelerator | Name: a
            """)
    void is_priced_the_same_everywhere(String service, String item, String type, String properties) {
        var price = ROWS.stream()
                .filter(row -> row.service().equals(service) && row.item().equals(item))
                .findFirst()
                .orElseThrow();

        assertThat(price.region()).isEqualTo("global");
        assertThat(Sides.in("eu-north-1", "{}", "It: {Type: 'AWS::%s', Properties: {%s}}".formatted(type, properties))
                        .lines())
                .anyMatch(line -> line.region().equals("global")
                        && line.calculation().contains(" × " + price.usd().toPlainString()));
    }

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(Path.of("app", "review", "cost", "prices.csv"))) {
            return lines.skip(1)
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Row(
                            row.group(1),
                            row.group(2),
                            Optional.ofNullable(row.group(3)).orElseGet(() -> row.group(4)),
                            new BigDecimal(row.group(5))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
