package dev.meridian.constructs.search;

import dev.meridian.constructs.search.nodes.DedicatedMasters;
import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchTopology;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.opensearchservice.CfnDomain;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.ClusterConfigProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.DomainEndpointOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.EBSOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.EncryptionAtRestOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.NodeToNodeEncryptionOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.OffPeakWindowOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.OffPeakWindowProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.SoftwareUpdateOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.VPCOptionsProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.WindowStartTimeProperty;
import software.amazon.awscdk.services.opensearchservice.CfnDomain.ZoneAwarenessConfigProperty;
import software.constructs.Construct;

/**
 * An OpenSearch domain in private subnets, encrypted on disk, between its nodes and towards clients, with its logs; domain
 * and security group are kept when their stack goes, unless it is said otherwise.
 *
 * <p>Clients need {@link #admit admission} by the security group and the right to sign requests for an index ({@link
 * #grantRead}, {@link #grantReadWrite}). Rights are IAM's alone: fine-grained access control would admit nobody but its
 * master until roles are mapped inside OpenSearch, which CloudFormation cannot do. It may be turned on later, but never off
 * again. The domain's own policy allows nothing; it only shuts other accounts out, so that it never names a role of a later
 * stack. It has neither a login for OpenSearch Dashboards nor an audit log, both of which need fine-grained access control
 * or Cognito.
 *
 * <p>Before the first domain of an account is deployed, somebody creates the service-linked role once, which no stack can
 * own because a second one fails: {@code aws iam create-service-linked-role --aws-service-name
 * opensearchservice.amazonaws.com}.
 *
 * <p>The name is fixed, because policies and grants are written for it. CloudFormation therefore cannot replace the domain;
 * another encryption key needs another name, and the data indexed or restored anew. A new version is no replacement.
 *
 * <p>OpenSearch Service takes snapshots every hour and keeps them 14 days ("Creating index snapshots"); neither can be
 * changed, and they go with their domain, of which there is no last snapshot either. It tunes itself (Auto-Tune) on all but burstable nodes, which
 * CloudFormation can neither turn on nor off. Slow logs stay empty until an index sets its thresholds.
 *
 * <p>It is written in CloudFormation's terms since the CDK's own class would add functions to the stack, to permit logging
 * and to set the policy.
 */
public final class SearchDomain extends Construct {
    /** HTTPS. */
    public static final int PORT = 443;

    /** TLS 1.2 and 1.3 with forward secrecy; the only stricter one is FIPS's, which many clients cannot meet. */
    private static final String TLS_POLICY = "Policy-Min-TLS-1-2-PFS-2023-10";

    private final DomainAddress address;
    private final SecurityGroup securityGroup;
    private final IndexAccess access;
    private final CfnDomain domain;

    /**
     * Defines the domain.
     *
     * @throws IllegalArgumentException when the subnets lie in fewer zones than the topology spans, or two of them in one
     */
    public SearchDomain(Construct scope, String id, SearchDomainProps props) {
        super(scope, id);
        var stack = Stack.of(this);
        address = DomainAddress.in(stack, props.name());
        access = new IndexAccess(address, props.batchRequests());
        var subnetIds = SearchSubnets.choose(props);
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.vpc())
                .description("Search domain " + props.name())
                .allowAllOutbound(false)
                .build();
        var logs = new SearchLogs(this, props, stack, address);
        domain = CfnDomain.Builder.create(this, "Default")
                .domainName(props.name())
                .engineVersion(props.version().engineVersion())
                .clusterConfig(cluster(props))
                .ebsOptions(volumes(props.storage()))
                .vpcOptions(VPCOptionsProperty.builder()
                        .subnetIds(subnetIds)
                        .securityGroupIds(List.of(securityGroup.getSecurityGroupId()))
                        .build())
                .encryptionAtRestOptions(EncryptionAtRestOptionsProperty.builder()
                        .enabled(true)
                        .kmsKeyId(props.encryptionKey().getKeyArn())
                        .build())
                .nodeToNodeEncryptionOptions(NodeToNodeEncryptionOptionsProperty.builder()
                        .enabled(true)
                        .build())
                .domainEndpointOptions(DomainEndpointOptionsProperty.builder()
                        .enforceHttps(true)
                        .tlsSecurityPolicy(TLS_POLICY)
                        .build())
                .accessPolicies(access.denyOtherAccounts())
                .advancedOptions(Map.of(
                        "rest.action.multi.allow_explicit_index",
                        props.batchRequests().allowExplicitIndex()))
                .logPublishingOptions(logs.publishing())
                .softwareUpdateOptions(SoftwareUpdateOptionsProperty.builder()
                        .autoSoftwareUpdateEnabled(true)
                        .build())
                .offPeakWindowOptions(offPeak(props.offPeakStart()))
                .build();
        // without it, another version would replace the domain, which its name forbids
        domain.getCfnOptions()
                .setUpdatePolicy(
                        CfnUpdatePolicy.builder().enableVersionUpgrade(true).build());
        domain.applyRemovalPolicy(props.removal());
        // a domain that stays goes on using it, and its stack could not be deleted while it does
        securityGroup.applyRemovalPolicy(props.removal());
        domain.addResourceDependency(logs.permission());
        SearchFindings.acknowledge(domain, props.topology());
    }

    private static ClusterConfigProperty cluster(SearchDomainProps props) {
        var topology = props.topology();
        var cluster = ClusterConfigProperty.builder()
                .instanceType(props.nodeType().apiName())
                .instanceCount(topology.dataNodes())
                .zoneAwarenessEnabled(topology.zones() > 1)
                .multiAzWithStandbyEnabled(topology instanceof SearchTopology.WithStandby);
        if (topology.zones() > 1) {
            cluster.zoneAwarenessConfig(ZoneAwarenessConfigProperty.builder()
                    .availabilityZoneCount(topology.zones())
                    .build());
        }
        if (topology instanceof SearchTopology.ThreeZones three) {
            return led(cluster, three.masters());
        }
        if (topology instanceof SearchTopology.WithStandby standby) {
            return led(cluster, standby.masters());
        }
        return cluster.dedicatedMasterEnabled(false).build();
    }

    private static ClusterConfigProperty led(ClusterConfigProperty.Builder cluster, DedicatedMasters masters) {
        return cluster.dedicatedMasterEnabled(true)
                .dedicatedMasterType(masters.nodeType().apiName())
                .dedicatedMasterCount(masters.count())
                .build();
    }

    private static EBSOptionsProperty volumes(IndexStorage storage) {
        return EBSOptionsProperty.builder()
                .ebsEnabled(true)
                .volumeType("gp3")
                .volumeSize(storage.volumeGiB())
                .iops(storage.iops())
                .throughput(storage.throughputMiBps())
                .build();
    }

    private static OffPeakWindowOptionsProperty offPeak(LocalTime start) {
        return OffPeakWindowOptionsProperty.builder()
                .enabled(true)
                .offPeakWindow(OffPeakWindowProperty.builder()
                        .windowStartTime(WindowStartTimeProperty.builder()
                                .hours(start.getHour())
                                .minutes(start.getMinute())
                                .build())
                        .build())
                .build();
    }

    /** Lets the client open connections. What it may ask for is granted apart. */
    public void admit(IConnectable client) {
        securityGroup.getConnections().allowFrom(client, Port.tcp(PORT), "Clients of search domain " + address.name());
    }

    /**
     * Lets the reader search an index and get its documents, by requests that it signs, and no more.
     *
     * @param index the name of an index or alias in full; for several, grant each or an alias of them
     * @throws IllegalArgumentException for what OpenSearch takes for no name, or a pattern
     */
    public void grantRead(IGrantable reader, String index) {
        access.grantRead(reader, index);
    }

    /**
     * Lets the owner create, change and delete an index and its documents, and read them, by requests that it signs. With
     * {@link BatchRequests#MAY_NAME_INDEXES} it may also post to {@code /_bulk}.
     *
     * @param indexes the name of an index or alias in full; with {@link BatchRequests#MAY_NAME_INDEXES} also the beginning
     *     of several and a {@code *}, such as {@code logs-*}
     * @throws IllegalArgumentException for what OpenSearch takes for no name, or a {@code *} where it is not taken
     */
    public void grantReadWrite(IGrantable owner, String indexes) {
        access.grantReadWrite(owner, indexes);
    }

    /** Guards the domain; empty until somebody is admitted. */
    public ISecurityGroup securityGroup() {
        return securityGroup;
    }

    /** The port on which the domain listens, {@value #PORT}. */
    public int port() {
        return PORT;
    }

    /** The domain's name, a literal text that holds in any stack. */
    public String name() {
        return address.name();
    }

    /** The domain's ARN, a literal text that holds in any stack and orders nothing. */
    public String arn() {
        return address.arn();
    }

    /** The host name of the domain, without {@code https://}, which resolves to addresses in its subnets. */
    public String endpoint() {
        return domain.getAttrDomainEndpoint();
    }
}
