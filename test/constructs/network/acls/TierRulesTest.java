package dev.meridian.constructs.network.acls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.network.Networks;
import dev.meridian.constructs.network.subnets.AddressFamily;
import dev.meridian.constructs.network.subnets.FurtherTier;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class TierRulesTest {
    private static Template template;
    private static Template dualStack;

    @BeforeAll
    static void synthesize() {
        template = Networks.template(NetworkProps.builder("10.20.0.0/16")
                .zoneCount(2)
                .furtherTiers(List.of(
                        new FurtherTier("Analytics", FurtherTier.Reach.PRIVATE),
                        new FurtherTier("Transit", FurtherTier.Reach.ISOLATED)))
                .databasePorts(List.of(5432, 443))
                .connectedCidrs(List.of("10.21.0.0/16"))
                .build());
        dualStack = Networks.template(NetworkProps.builder("10.20.0.0/16")
                .zoneCount(2)
                .addressFamily(AddressFamily.DUAL_STACK)
                .build());
    }

    @Test
    void the_public_tier_takes_web_traffic_and_never_talks_to_databases() {
        assertThat(rules(template, "Public"))
                .containsExactly(
                        "In100 allow 6 80-80 0.0.0.0/0",
                        "In110 allow 6 443-443 0.0.0.0/0",
                        "In150 allow 6 1024-65535 0.0.0.0/0",
                        "In160 allow 17 1024-65535 0.0.0.0/0",
                        "In170 allow 1 icmp 3/4 0.0.0.0/0",
                        "In190 allow -1 10.20.0.0/16",
                        "Out100 deny -1 10.20.144.0/20",
                        "Out110 allow -1 0.0.0.0/0");
    }

    @Test
    void the_application_tier_takes_the_vpc_connected_networks_and_answers() {
        assertThat(rules(template, "Application"))
                .containsExactly(
                        "In100 allow -1 10.20.0.0/16",
                        "In150 allow 6 1024-65535 0.0.0.0/0",
                        "In160 allow 17 1024-65535 0.0.0.0/0",
                        "In170 allow 1 icmp 3/4 0.0.0.0/0",
                        "In300 allow -1 10.21.0.0/16",
                        "Out100 allow -1 0.0.0.0/0");
    }

    @Test
    void the_database_tier_takes_its_ports_from_applications_itself_and_connected_networks_only() {
        assertThat(rules(template, "Database"))
                .containsExactly(
                        "In100 allow 6 5432-5432 10.20.0.0/17",
                        "In1000 allow 6 5432-5432 10.21.0.0/16",
                        "In1010 allow 6 443-443 10.21.0.0/16",
                        "In110 allow 6 443-443 10.20.0.0/17",
                        "In300 allow 6 1024-65535 10.20.144.0/20",
                        "In320 allow 6 443-443 10.20.144.0/20",
                        "In500 allow 1 icmp 3/4 0.0.0.0/0",
                        "Out100 allow 6 1024-65535 10.20.0.0/17",
                        "Out1000 allow 6 1024-65535 10.21.0.0/16",
                        "Out300 allow 6 1024-65535 10.20.144.0/20",
                        "Out320 allow 6 443-443 10.20.144.0/20");
    }

    @Test
    void further_tiers_reach_what_their_kind_says() {
        assertThat(rules(template, "Analytics"))
                .containsExactly(
                        "In100 allow -1 10.20.0.0/16",
                        "In150 allow 6 1024-65535 0.0.0.0/0",
                        "In160 allow 17 1024-65535 0.0.0.0/0",
                        "In170 allow 1 icmp 3/4 0.0.0.0/0",
                        "Out100 allow -1 0.0.0.0/0");
        assertThat(rules(template, "Transit"))
                .containsExactly(
                        "In100 allow -1 10.20.0.0/16",
                        "In110 allow 6 1024-65535 0.0.0.0/0",
                        "Out100 allow -1 10.20.0.0/16",
                        "Out110 allow 6 443-443 0.0.0.0/0");
    }

    @Test
    void every_acl_bears_the_name_of_its_tier() {
        for (var tier : List.of("Public", "Application", "Database", "Analytics", "Transit")) {
            template.hasResourceProperties(
                    "AWS::EC2::NetworkAcl", Map.of("Tags", List.of(Map.of("Key", "Name", "Value", tier + "Acl"))));
        }
    }

    @Test
    void every_subnet_is_under_the_acl_of_its_tier() {
        var associations = Networks.named(template, "AWS::EC2::SubnetNetworkAclAssociation", "Network");

        assertThat(associations).hasSize(10).allSatisfy((id, association) -> {
            var tier = id.substring(0, id.indexOf("Subnet"));
            assertThat(association.get("NetworkAclId").toString()).startsWith("{Ref=Network" + tier + "Acl");
            assertThat(association.get("SubnetId").toString()).startsWith("{Ref=Network" + tier + "Subnet");
        });
    }

    @Test
    void dual_stack_repeats_each_rule_for_ipv6() {
        for (var tier : List.of("Public", "Application", "Database")) {
            var rules = rules(dualStack, tier);
            var ipv6 = rules.stream()
                    .filter(rule -> rule.contains("::") || rule.contains("Ipv6"))
                    .toList();

            assertThat(ipv6).as(tier).hasSize(rules.size() / 2).hasSizeLessThan(rules.size());
        }
        assertThat(rules(dualStack, "Public"))
                .contains("In101 allow 6 80-80 ::/0", "In171 allow 58 icmp 2/0 ::/0", "Out111 allow -1 ::/0");
        assertThat(rules(dualStack, "Database"))
                .filteredOn(rule -> rule.startsWith("In101 "))
                .singleElement()
                .asString()
                .startsWith("In101 allow 6 5432-5432 {Fn::Select=[0, {Fn::Cidr=[")
                .endsWith(", 3, 66]}]}");
    }

    @Test
    void dual_stack_subnets_take_the_places_of_the_plan_and_leave_by_an_egress_only_gateway() {
        var subnets = Networks.named(dualStack, "AWS::EC2::Subnet", "Network");

        assertThat(subnets.get("DatabaseSubnet2Subnet").get("Ipv6CidrBlock").toString())
                .as("place 2, slot 1 of four")
                .startsWith("{Fn::Select=[9, ");
        assertThat(Networks.named(dualStack, "AWS::EC2::Route", "Network").values())
                .filteredOn(route -> route.containsKey("EgressOnlyInternetGatewayId"))
                .hasSize(2);
    }

    @Test
    void ipv6_rules_wait_for_the_ipv6_block() {
        assertThat(dualStack.findResources("AWS::EC2::NetworkAclEntry").values())
                .allSatisfy(
                        entry -> assertThat(entry.get("DependsOn").toString()).contains("ipv6cidr"));
    }

    private static TreeSet<String> rules(Template template, String tier) {
        var rules = new TreeSet<String>();
        Networks.named(template, "AWS::EC2::NetworkAclEntry", "Network" + tier + "Acl")
                .forEach((id, rule) -> rules.add(id + text(rule)));
        return rules;
    }

    private static String text(Map<String, Object> rule) {
        var text = new StringBuilder(" ")
                .append(rule.get("RuleAction"))
                .append(' ')
                .append(number(rule.get("Protocol")));
        if (rule.get("PortRange") instanceof Map<?, ?> ports) {
            text.append(' ').append(number(ports.get("From"))).append('-').append(number(ports.get("To")));
        }
        if (rule.get("Icmp") instanceof Map<?, ?> icmp) {
            text.append(" icmp ").append(number(icmp.get("Type"))).append('/').append(number(icmp.get("Code")));
        }
        return text.append(' ')
                .append(rule.getOrDefault("CidrBlock", rule.get("Ipv6CidrBlock")))
                .toString();
    }

    private static int number(Object number) {
        return ((Number) number).intValue();
    }
}
