package dev.meridian.constructs.search;

import static dev.meridian.constructs.search.SearchFixture.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;

class SearchDomainTest {
    private static final String ARN = "arn:aws:es:us-east-1:" + TestStack.ACCOUNT + ":domain/taskflow-production";
    private static final String LOG_GROUPS =
            "arn:aws:logs:us-east-1:" + TestStack.ACCOUNT + ":log-group:/aws/opensearch/taskflow-production/*";

    private static SearchFixture fixture;
    private static SearchDomain search;
    private static Template template;

    @BeforeAll
    static void defines_the_domain_of_production_for_one_client() {
        fixture = SearchFixture.create();
        search = new SearchDomain(
                fixture.stack(),
                "Search",
                fixture.props("taskflow-production", "r6g.large.search", 200).build());
        search.admit(SecurityGroup.Builder.create(fixture.stack(), "Client")
                .vpc(fixture.vpc())
                .allowAllOutbound(false)
                .build());
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void keeps_a_zone_in_standby_and_three_masters_by_default() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "DomainName",
                        "taskflow-production",
                        "EngineVersion",
                        "OpenSearch_3.5",
                        "ClusterConfig",
                        Map.of(
                                "InstanceType",
                                "r6g.large.search",
                                "InstanceCount",
                                3,
                                "MultiAZWithStandbyEnabled",
                                true,
                                "ZoneAwarenessEnabled",
                                true,
                                "ZoneAwarenessConfig",
                                Map.of("AvailabilityZoneCount", 3),
                                "DedicatedMasterEnabled",
                                true,
                                "DedicatedMasterType",
                                "m6g.large.search",
                                "DedicatedMasterCount",
                                3)));
    }

    @Test
    void writes_out_what_its_volumes_deliver() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "EBSOptions",
                        Map.of(
                                "EBSEnabled",
                                true,
                                "VolumeType",
                                "gp3",
                                "VolumeSize",
                                200,
                                "Iops",
                                3000,
                                "Throughput",
                                250)));
    }

    @Test
    void encrypts_on_disk_between_nodes_and_towards_clients() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "EncryptionAtRestOptions",
                        Map.of("Enabled", true, "KmsKeyId", Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"))),
                        "NodeToNodeEncryptionOptions",
                        Map.of("Enabled", true),
                        "DomainEndpointOptions",
                        Map.of("EnforceHTTPS", true, "TLSSecurityPolicy", "Policy-Min-TLS-1-2-PFS-2023-10")));
    }

    @Test
    void leaves_rights_to_iam_and_denies_them_to_other_accounts() {
        var domain = SearchFixture.properties(template, DOMAIN, "Search");

        assertThat(domain).doesNotContainKey("AdvancedSecurityOptions");
        assertThat(domain.get("AccessPolicies"))
                .isEqualTo(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Effect",
                                "Deny",
                                "Principal",
                                Map.of("AWS", "*"),
                                "Action",
                                "es:ESHttp*",
                                "Resource",
                                ARN + "/*",
                                "Condition",
                                Map.of(
                                        "Null",
                                        Map.of("aws:PrincipalAccount", "false"),
                                        "StringNotEquals",
                                        Map.of("aws:PrincipalAccount", TestStack.ACCOUNT))))));
    }

    @Test
    void holds_batch_requests_to_the_index_of_their_path() {
        template.hasResourceProperties(
                DOMAIN, Map.of("AdvancedOptions", Map.of("rest.action.multi.allow_explicit_index", "false")));
    }

    @Test
    void lies_in_one_subnet_of_each_zone_behind_its_own_security_group() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "VPCOptions",
                        Map.of(
                                "SubnetIds",
                                List.of(
                                        Map.of("Ref", "NetworkdataSubnet1Subnet23818A56"),
                                        Map.of("Ref", "NetworkdataSubnet2Subnet57A56744"),
                                        Map.of("Ref", "NetworkdataSubnet3Subnet0BDE4D04")),
                                "SecurityGroupIds",
                                List.of(Map.of("Fn::GetAtt", List.of("SearchSecurityGroup0EC827A8", "GroupId"))))));
    }

    @Test
    void admits_the_client_alone_and_to_https_alone() {
        template.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        443,
                        "ToPort",
                        443,
                        "SourceSecurityGroupId",
                        Map.of("Fn::GetAtt", List.of("Client4A7F64DF", "GroupId"))));
        template.allResourcesProperties(
                "AWS::EC2::SecurityGroup", Match.objectLike(Map.of("SecurityGroupIngress", Match.absent())));
    }

    @Test
    void publishes_three_logs_and_no_audit_log() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "LogPublishingOptions",
                        Match.objectEquals(Map.of(
                                "SEARCH_SLOW_LOGS", published("SearchSlowSearchLogED71586D"),
                                "INDEX_SLOW_LOGS", published("SearchSlowIndexLog567F037F"),
                                "ES_APPLICATION_LOGS", published("SearchErrorLog2023058E")))));
    }

    private static Map<String, Object> published(String logGroup) {
        return Map.of("CloudWatchLogsLogGroupArn", Map.of("Fn::GetAtt", List.of(logGroup, "Arn")), "Enabled", true);
    }

    @Test
    void keeps_its_logs_for_a_month_encrypted_with_the_key() {
        for (var log : List.of("slow-search", "slow-index", "error")) {
            template.hasResourceProperties(
                    "AWS::Logs::LogGroup",
                    Map.of(
                            "LogGroupName",
                            "/aws/opensearch/taskflow-production/" + log,
                            "RetentionInDays",
                            30,
                            "KmsKeyId",
                            Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"))));
        }
        template.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of(
                        "KeyPolicy",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Principal",
                                        Map.of("Service", "logs.us-east-1.amazonaws.com"),
                                        "Condition",
                                        Map.of(
                                                "ArnLike",
                                                Map.of("kms:EncryptionContext:aws:logs:arn", LOG_GROUPS))))))))));
    }

    @Test
    void permits_all_logs_by_one_policy_for_this_domain_alone() {
        template.resourceCountIs("AWS::Logs::ResourcePolicy", 1);
        template.resourceCountIs("AWS::Lambda::Function", 0);
        template.hasResourceProperties(
                "AWS::Logs::ResourcePolicy",
                Map.of(
                        "PolicyName",
                        "opensearch-taskflow-production",
                        "PolicyDocument",
                        Match.serializedJson(Match.objectEquals(Map.of(
                                "Version",
                                "2012-10-17",
                                "Statement",
                                List.of(Map.of(
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Map.of("Service", "es.amazonaws.com"),
                                        "Action",
                                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                        "Resource",
                                        LOG_GROUPS,
                                        "Condition",
                                        Map.of(
                                                "ArnLike",
                                                Map.of("aws:SourceArn", ARN),
                                                "StringEquals",
                                                Map.of("aws:SourceAccount", TestStack.ACCOUNT)))))))));
    }

    @Test
    void waits_for_the_permission_to_write_its_logs() {
        var permission = template.findResources("AWS::Logs::ResourcePolicy").keySet();

        template.hasResource(DOMAIN, Map.of("DependsOn", List.copyOf(permission)));
    }

    @Test
    void updates_itself_in_the_night() {
        template.hasResourceProperties(
                DOMAIN,
                Map.of(
                        "SoftwareUpdateOptions",
                        Map.of("AutoSoftwareUpdateEnabled", true),
                        "OffPeakWindowOptions",
                        Map.of(
                                "Enabled",
                                true,
                                "OffPeakWindow",
                                Map.of("WindowStartTime", Map.of("Hours", 22, "Minutes", 0)))));
    }

    @Test
    void takes_a_new_version_in_place_and_outlives_its_stack() {
        template.hasResource(
                DOMAIN,
                Map.of(
                        "UpdatePolicy",
                        Map.of("EnableVersionUpgrade", true),
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "UpdateReplacePolicy",
                        "Retain"));
    }

    @Test
    void keeps_the_security_group_that_a_kept_domain_uses() {
        assertThat(template.findResources("AWS::EC2::SecurityGroup").get("SearchSecurityGroup0EC827A8"))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate");
    }

    @Test
    void goes_with_its_stack_where_it_may() {
        var tornDown = SearchFixture.create();

        new SearchDomain(
                tornDown.stack(),
                "Search",
                tornDown.props("taskflow-testing", "r6g.large.search", 200)
                        .removal(RemovalPolicy.DESTROY)
                        .build());

        var gone = Template.fromStack(tornDown.stack());
        assertThat(gone.findResources(DOMAIN).get("Search")).containsEntry("DeletionPolicy", "Delete");
        assertThat(gone.findResources("AWS::EC2::SecurityGroup").get("SearchSecurityGroup0EC827A8"))
                .containsEntry("DeletionPolicy", "Delete");
    }

    @Test
    void keeps_the_logical_id_of_its_domain() {
        assertThat(template.findResources(DOMAIN)).containsOnlyKeys("Search");
    }

    @Test
    void says_where_it_is() {
        assertThat(search.name()).isEqualTo("taskflow-production");
        assertThat(search.arn()).isEqualTo(ARN);
        assertThat(search.port()).isEqualTo(443);
        assertThat(fixture.stack().resolve(search.endpoint()))
                .isEqualTo(Map.of("Fn::GetAtt", List.of("Search", "DomainEndpoint")));
    }
}
