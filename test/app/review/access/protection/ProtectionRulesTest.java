package dev.meridian.app.review.access.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.access.network.NetworkRules;
import dev.meridian.app.review.access.network.TwoTemplates;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::Logs::LogGroup | {'RetentionInDays': 365} | {'RetentionInDays': 30} | DANGEROUS access/log-retention-shortened",
                "AWS::Logs::LogGroup | {} | {'RetentionInDays': 365} | DANGEROUS access/log-retention-shortened",
                "AWS::Logs::LogGroup | {'RetentionInDays': '30'} | {'RetentionInDays': 7} | NOTABLE access/log-retention-shortened",
                "AWS::DMS::ReplicationInstance | {'PubliclyAccessible': false} | {} | DANGEROUS access/public-endpoint",
                "AWS::EC2::LaunchTemplate | {'LaunchTemplateData': {'MetadataOptions': {'HttpTokens': 'required'}}} | {} | DANGEROUS access/instance-metadata-weakened",
                "AWS::SQS::Queue | {'KmsMasterKeyId': 'k'} | {} | DANGEROUS access/encryption-key-dropped",
                "AWS::SQS::Queue | {} | {'SqsManagedSseEnabled': false} | DANGEROUS access/encryption-off",
                "AWS::RDS::DBInstance | {'KmsKeyId': {'Ref': 'K'}} | {'KmsKeyId': 'alias/aws/rds'} | DANGEROUS access/encryption-key-dropped",
                "AWS::Redshift::ClusterParameterGroup | {'Parameters': [{'ParameterName': 'require_ssl', 'ParameterValue': 'true'}]} | {} | DANGEROUS access/tls-weakened",
                "AWS::Cognito::UserPool | {'MfaConfiguration': 'ON'} | {'MfaConfiguration': 'OPTIONAL'} | DANGEROUS access/authentication-dropped",
                "AWS::S3::Bucket | {} | {'AccessControl': 'PublicRead'} | DANGEROUS access/public-access",
                "AWS::KMS::Key | {'PendingWindowInDays': 30} | {'PendingWindowInDays': '7'} | NOTABLE access/key-weakened",
                "AWS::KMS::Key | {} | {'Enabled': false} | DANGEROUS interruption/key-disabled",
                "AWS::ApiGateway::RestApi | {'EndpointConfiguration': {'Types': ['PRIVATE']}} | {'EndpointConfiguration': {'Types': ['REGIONAL']}} | DANGEROUS access/public-endpoint",
                "AWS::EKS::Cluster | {'ResourcesVpcConfig': {'PublicAccessCidrs': ['198.51.100.0/24', '203.0.113.0/28']}} | {} | DANGEROUS access/public-endpoint",
                "AWS::ElasticLoadBalancingV2::Listener | {'Protocol': 'HTTPS'} | {'Protocol': 'HTTP'} | DANGEROUS access/tls-weakened",
                "AWS::WAFv2::WebACL | {'DefaultAction': {'Block': {}}} | {'DefaultAction': {'Allow': {}}} | DANGEROUS access/firewall-weakened",
                "AWS::Cognito::IdentityPool | {'AllowUnauthenticatedIdentities': false} | {'AllowUnauthenticatedIdentities': 'true'} | DANGEROUS access/authentication-dropped",
                "AWS::CloudFront::Distribution | {'DistributionConfig': {'WebACLId': 'w'}} | {'DistributionConfig': {'WebACLId': ''}} | DANGEROUS access/firewall-weakened",
                "AWS::CloudFront::Distribution | {'DistributionConfig': {'CacheBehaviors': [{'PathPattern': '/a', 'TrustedSigners': ['self']}]}} | {'DistributionConfig': {'DefaultCacheBehavior': {}}} | DANGEROUS access/authentication-dropped",
                "AWS::ElastiCache::User | {'AccessString': 'off ~* -@all', 'NoPasswordRequired': true} | {'AccessString': 'on ~* +@all', 'NoPasswordRequired': true} | DANGEROUS access/authentication-dropped",
                "AWS::ElastiCache::User | {'AccessString': 'on ~app:* +@all -@dangerous'} | {'AccessString': 'on ~* +@all -@dangerous'} | NOTABLE access/cache-user-widened",
                "AWS::EKS::Addon | {'AddonName': 'vpc-cni', 'ConfigurationValues': 'enableNetworkPolicy: true'} | {'AddonName': 'vpc-cni'} | DANGEROUS access/network-policies-off",
                "AWS::ElasticLoadBalancingV2::LoadBalancer | {'LoadBalancerAttributes': [{'Key': 'routing.http.desync_mitigation_mode', 'Value': 'strictest'}]} | {} | NOTABLE access/firewall-weakened",
                "AWS::SecretsManager::RotationSchedule | {'RotationRules': {'ScheduleExpression': 'cron(0 8 1 * ? *)'}} | {'RotationRules': {'ScheduleExpression': 'cron(0 8 1 1/3 ? *)'}} | NOTABLE access/rotation-weakened",
                "AWS::SecretsManager::RotationSchedule | {'RotationRules': {'ScheduleExpression': 'rate(12 hours)'}} | {'RotationRules': {'AutomaticallyAfterDays': 1}} | NOTABLE access/rotation-weakened",
                "AWS::EC2::VPNConnection | {'VpnTunnelOptionsSpecifications': [{'IKEVersions': [{'Value': 'ikev2'}]}]} | {'VpnTunnelOptionsSpecifications': [{'IKEVersions': [{'Value': 'ikev1'}, {'Value': 'ikev2'}]}]} | DANGEROUS access/tls-weakened",
                "AWS::EC2::VPNConnection | {'VpnTunnelOptionsSpecifications': [{'Phase1EncryptionAlgorithms': [{'Value': 'AES256'}]}]} | {'VpnTunnelOptionsSpecifications': [{}]} | NOTABLE access/tls-weakened",
            })
    void finds_what_protects_less(String type, String before, String after, String expected) {
        assertThat(findings(type, before, after)).singleElement().asString().startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::CloudFront::Distribution | {'DistributionConfig': {'DefaultCacheBehavior': {'TrustedSigners': ['self']}}} | {'DistributionConfig': {'DefaultCacheBehavior': {'TrustedKeyGroups': ['k']}}}",
                "AWS::CloudFront::Distribution | {'DistributionConfig': {'DefaultCacheBehavior': {'TrustedKeyGroups': ['k']}, 'CacheBehaviors': [{'PathPattern': '/a', 'TrustedKeyGroups': ['k']}]}} | {'DistributionConfig': {'DefaultCacheBehavior': {'TrustedKeyGroups': ['k']}}}",
                "AWS::ElastiCache::User | {'AccessString': 'on ~* +@all'} | {'AccessString': 'on ~* +@all -@dangerous'}",
                "AWS::ElastiCache::User | {'AccessString': 'on ~* +@all'} | {'AccessString': 'off ~* &* +@all'}",
                "AWS::EKS::Addon | {'AddonName': 'vpc-cni', 'ConfigurationValues': 'env: {}, enableNetworkPolicy: true'} | {'AddonName': 'vpc-cni', 'ConfigurationValues': 'enableNetworkPolicy: true'}",
                "AWS::SecretsManager::RotationSchedule | {'RotationRules': {'AutomaticallyAfterDays': 30}} | {'RotationRules': {'ScheduleExpression': 'cron(0 4 1 * ? *)'}}",
                "AWS::EC2::VPNConnection | {'VpnTunnelOptionsSpecifications': [{'Phase2DHGroupNumbers': [{'Value': 2}]}]} | {'VpnTunnelOptionsSpecifications': [{'Phase2DHGroupNumbers': [{'Value': '2'}, {'Value': 20}]}]}",
                "AWS::EC2::VPNConnection | {} | {'VpnTunnelOptionsSpecifications': [{'IKEVersions': [{'Value': 'ikev2'}]}]}",
                "AWS::Logs::LogGroup | {'RetentionInDays': 365} | {}",
                "AWS::Logs::LogGroup | {'RetentionInDays': 365} | {'RetentionInDays': {'Ref': 'Days'}}",
                "AWS::RDS::DBInstance | {'StorageEncrypted': 'true'} | {'StorageEncrypted': true}",
                "AWS::RDS::DBInstance | {'StorageEncrypted': true} | {'StorageEncrypted': {'Ref': 'Encrypted'}}",
                "AWS::RDS::DBInstance | {'KmsKeyId': 'k'} | {'KmsKeyId': {'Ref': 'OtherKey'}}",
                "AWS::ElasticLoadBalancingV2::Listener | {'SslPolicy': 'ELBSecurityPolicy-2016-08'} | {'SslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06'}",
                "AWS::ElasticLoadBalancingV2::Listener | {'SslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06'} | {'SslPolicy': 'ELBSecurityPolicy-OfTomorrow'}",
                "AWS::S3::Bucket | {} | {'PublicAccessBlockConfiguration': {'BlockPublicAcls': true}}",
                "AWS::S3::Bucket | {} | {'VersioningConfiguration': {'Status': 'Enabled'}}",
                "AWS::EKS::Cluster | {'ResourcesVpcConfig': {}} | {'ResourcesVpcConfig': {'EndpointPublicAccess': false}}",
                "AWS::KMS::Key | {'EnableKeyRotation': false} | {'EnableKeyRotation': true}",
                "AWS::CloudWatch::Alarm | {'AlarmActions': ['a', 'b']} | {'AlarmActions': ['c']}",
            })
    void is_quiet_where_it_is_safer_or_unknown(String type, String before, String after) {
        assertThat(findings(type, before, after)).isEmpty();
    }

    @Test
    void finds_a_new_database_without_encryption_unless_it_inherits_it() {
        assertThat(added("AWS::RDS::DBInstance", "{'StorageEncrypted': false}"))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS");
        assertThat(added("AWS::RDS::DBInstance", "{}"))
                .singleElement()
                .asString()
                .startsWith("NOTABLE");
        assertThat(added("AWS::RDS::DBInstance", "{'DBClusterIdentifier': 'c'}"))
                .isEmpty();
    }

    @Test
    void tells_rules_of_a_firewall_apart_by_name() {
        var rule = "{'Name': 'A', 'Priority': %d, 'Action': {'%s': {}}, 'Statement': {'GeoMatchStatement': {}}}";

        assertThat(firewall(rule.formatted(1, "Block"), rule.formatted(2, "Block")))
                .isEmpty();
        assertThat(firewall(rule.formatted(1, "Block"), rule.formatted(1, "Count")))
                .containsExactly(
                        "DANGEROUS access/firewall-weakened: The rule A only counts what it matches, and stopped"
                                + " what it matched.");
        assertThat(firewall(
                        rule.formatted(1, "Block"), rule.formatted(1, "Block").replace("'A'", "'B'")))
                .isEmpty();
        assertThat(firewall(rule.formatted(1, "Count"), ""))
                .containsExactly(
                        "NOTABLE access/firewall-weakened: The rule A is removed, which counted what it matched.");
    }

    @ParameterizedTest
    @CsvSource({"Block, no longer names 10.0.0.1/32", "Allow, also names 10.0.0.2/32"})
    void weighs_a_set_of_addresses_by_its_use(String action, String expected) {
        var acl = "'Acl': {'Type': 'AWS::WAFv2::WebACL', 'Properties': {'Rules': [{'Name': 'A', 'Action': {'" + action
                + "': {}}, 'Statement': {'IPSetReferenceStatement': {'Arn': {'Fn::GetAtt': ['Set', 'Arn']}}}}]}}";
        var set = ", 'Set': {'Type': 'AWS::WAFv2::IPSet', 'Properties': {'Addresses': ['%s']}}";

        assertThat(TwoTemplates.findings(
                        ProtectionRules.all(),
                        "{" + acl + set.formatted("10.0.0.1/32") + "}",
                        "{" + acl + set.formatted("10.0.0.2/32") + "}"))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS")
                .contains(expected);
    }

    /** Each property in turn becomes a token, a text, a list and an object: CloudFormation allows the first anywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"data", "network", "ingress", "cluster", "logs", "access", "observability"})
    void no_shape_of_a_value_is_too_odd(String stack) throws IOException {
        var resources = (ObjectNode) new ObjectMapper()
                .readTree(
                        Snapshot.file("taskflow-production-us-east-1-" + stack).toFile())
                .path("Resources");
        var rules = Stream.of(ProtectionRules.all(), NetworkRules.all())
                .flatMap(List::stream)
                .toList();

        for (var odd : List.of("{'Ref': 'Odd'}", "'odd'", "['odd']", "{'odd': {'odd': []}}", "null", "7")) {
            var edited = resources.deepCopy();
            edited.forEach(resource -> oddly((ObjectNode) resource, TwoTemplates.json(odd)));
            assertThatCode(() -> {
                        TwoTemplates.findings(rules, resources, edited);
                        TwoTemplates.findings(rules, edited, resources);
                    })
                    .doesNotThrowAnyException();
        }
    }

    private static void oddly(ObjectNode resource, JsonNode odd) {
        if (resource.path("Properties") instanceof ObjectNode properties) {
            properties.properties().forEach(property -> property.setValue(odd));
        }
    }

    private static List<String> firewall(String before, String after) {
        return findings("AWS::WAFv2::WebACL", "{'Rules': [" + before + "]}", "{'Rules': [" + after + "]}");
    }

    private static List<String> added(String type, String properties) {
        return TwoTemplates.findings(ProtectionRules.all(), "{}", "{'It': " + resource(type, properties) + "}");
    }

    private static List<String> findings(String type, String before, String after) {
        var rules = Stream.of(ProtectionRules.all(), NetworkRules.all())
                .flatMap(List::stream)
                .toList();
        return TwoTemplates.findings(
                rules, "{'It': " + resource(type, before) + "}", "{'It': " + resource(type, after) + "}");
    }

    private static String resource(String type, String properties) {
        return "{'Type': '" + type + "', 'Properties': " + properties + "}";
    }
}
