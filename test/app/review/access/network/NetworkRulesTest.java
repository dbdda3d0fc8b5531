package dev.meridian.app.review.access.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {
    private static final String ACL = """
            'Network': {'Type': 'AWS::EC2::Subnet'},
            'Acl': {'Type': 'AWS::EC2::NetworkAcl'},
            'Guards': {'Type': 'AWS::EC2::SubnetNetworkAclAssociation',
                'Properties': {'SubnetId': {'Ref': 'Network'}, 'NetworkAclId': {'Ref': 'Acl'}}}""";

    @Test
    void names_port_protocol_and_source_of_what_is_opened() {
        assertThat(findings(group(""), group(rule("tcp", 22, "0.0.0.0/0"))))
                .containsExactly(
                        "DANGEROUS access/security-group-opened: The security group lets in TCP 22 from 0.0.0.0/0"
                                + " (anyone), which it did not before.");
    }

    @Test
    void names_only_what_is_new_of_a_wider_rule() {
        assertThat(findings(group(rule("tcp", 22, "10.0.0.0/17")), group(rule("tcp", 22, "10.0.0.0/16"))))
                .containsExactly("NOTABLE access/security-group-opened: The security group lets in TCP 22 from"
                        + " 10.0.128.0/17, which it did not before.");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/32, NOTABLE",
        "203.0.0.0/16, DANGEROUS",
        "10.4.0.0/16, DANGEROUS",
        "10.4.0.0/20, NOTABLE",
        "fd00::/48, DANGEROUS",
        "2001:db8::/32, DANGEROUS",
    })
    void weighs_a_source_by_how_many_it_lets_in(String cidr, String severity) {
        var found = findings(group(""), group(rule("tcp", 22, cidr)));

        assertThat(found).singleElement().asString().startsWith(severity);
    }

    @Test
    void lets_a_new_group_serve_the_web() {
        assertThat(findings("", group(rule("tcp", 443, "0.0.0.0/0"))))
                .singleElement()
                .asString()
                .startsWith("NOTABLE access/security-group-opened");
        assertThat(findings("", group(rule("tcp", 8443, "0.0.0.0/0"))))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS");
        assertThat(findings("", group(rule("tcp", 5432, "10.0.0.0/16")))).isEmpty();
    }

    @Test
    void says_nothing_of_a_group_that_goes_with_its_rules() {
        assertThat(findings(group(rule("tcp", 22, "0.0.0.0/0")), "")).isEmpty();
    }

    @Test
    void says_when_traffic_is_cut_and_not_when_it_is_narrowed() {
        assertThat(findings(group(rule("tcp", 22, "10.0.0.0/16")), group("")))
                .containsExactly(
                        "NOTABLE interruption/traffic-blocked: The security group no longer lets in TCP 22 from"
                                + " 10.0.0.0/16.");
        assertThat(findings(group(rule("tcp", 22, "10.0.0.0/16")), group(rule("tcp", 22, "10.0.3.0/24"))))
                .isEmpty();
    }

    @Test
    void knows_that_a_group_without_egress_lets_everything_out() {
        var closed = "'Group': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupEgress':"
                + " [{'CidrIp': '127.0.0.1/32', 'IpProtocol': '-1'}]}}";
        var open = "'Group': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {}}";

        assertThat(findings(closed, open))
                .containsExactly("NOTABLE access/security-group-opened: The security group lets out all traffic to"
                        + " 0.0.0.0/0 (anyone), which it did not before.");
    }

    @Test
    void evaluates_entries_in_the_order_of_their_numbers() {
        var denied = ACL + entry("Deny", 100, "deny", "10.0.0.0/24") + entry("Allow", 200, "allow", "10.0.0.0/16");
        var behind = ACL + entry("Deny", 300, "deny", "10.0.0.0/24") + entry("Allow", 200, "allow", "10.0.0.0/16");

        assertThat(findings(denied, behind))
                .containsExactly("DANGEROUS access/network-acl-opened: The network ACL lets in all traffic from"
                        + " 10.0.0.0/24, which it denied before.");
        assertThat(findings(behind, denied))
                .containsExactly(
                        "NOTABLE interruption/traffic-blocked: The network ACL no longer lets in all traffic from"
                                + " 10.0.0.0/24.");
    }

    @Test
    void says_when_a_subnet_falls_back_to_the_default_network_acl() {
        var entries = entry("Allow", 200, "allow", "10.0.0.0/16");

        assertThat(findings(ACL + entries, "'Network': {'Type': 'AWS::EC2::Subnet'}"))
                .containsExactly(
                        "DANGEROUS access/network-acl-opened: The subnet loses its network ACL and comes under the"
                                + " VPC's default network ACL, which lets everything through.");
    }

    @Test
    void names_what_another_network_acl_lets_in_as_its_entries_do() {
        var other = ", 'Other': {'Type': 'AWS::EC2::NetworkAcl'}" + entry("Allow", 200, "allow", "10.0.0.0/16")
                + entry("Anyone", 100, "allow", "0.0.0.0/0").replace("'Acl'", "'Other'");

        assertThat(findings(ACL + other, ACL.replace("{'Ref': 'Acl'}", "{'Ref': 'Other'}") + other))
                .containsExactly(
                        "DANGEROUS access/network-acl-opened: The subnet comes under another network ACL, which also"
                                + " lets in all traffic from 0.0.0.0/0 (anyone).");
    }

    @Test
    void survives_rules_that_only_a_deployment_resolves() {
        var unknown = "{'IpProtocol': {'Ref': 'P'}, 'FromPort': {'Ref': 'F'}, 'CidrIp': {'Fn::Sub': '${A}/16'}}";
        var conditional = "{'Fn::If': ['C', " + rule("tcp", 22, "10.0.0.0/16") + ", {'Ref': 'AWS::NoValue'}]}";

        assertThat(findings(group(unknown), group(unknown + "," + conditional)))
                .singleElement()
                .asString()
                .contains("TCP 22 from 10.0.0.0/16");
        assertThat(findings(group(""), group(unknown)))
                .singleElement()
                .asString()
                .startsWith("NOTABLE");
    }

    @Test
    void says_nothing_where_nothing_changes() {
        assertThat(findings(group(rule("tcp", 22, "0.0.0.0/0")), group(rule("6", 22, "0.0.0.0/0"))))
                .isEmpty();
    }

    private static List<String> findings(String before, String after) {
        return TwoTemplates.findings(NetworkRules.all(), "{" + before + "}", "{" + after + "}");
    }

    private static String group(String rules) {
        return "'Group': {'Type': 'AWS::EC2::SecurityGroup', 'Properties': {'SecurityGroupIngress': [" + rules + "]}}";
    }

    private static String rule(String protocol, int port, String cidr) {
        var family = cidr.contains(":") ? "CidrIpv6" : "CidrIp";
        return "{'IpProtocol': '%s', 'FromPort': %d, 'ToPort': %d, '%s': '%s'}"
                .formatted(protocol, port, port, family, cidr);
    }

    private static String entry(String name, int number, String action, String cidr) {
        return ", '%s': {'Type': 'AWS::EC2::NetworkAclEntry', 'Properties': {'NetworkAclId': {'Ref': 'Acl'}, 'Protocol': -1,"
                        .formatted(name)
                + "'Egress': false, 'RuleNumber': %d, 'RuleAction': '%s', 'CidrBlock': '%s'}}"
                        .formatted(number, action, cidr);
    }
}
