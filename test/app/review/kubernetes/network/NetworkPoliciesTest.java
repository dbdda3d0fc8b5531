package dev.meridian.app.review.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.kubernetes.Review;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPoliciesTest {
    private static final String WORKLOAD = """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: %1$s, namespace: shop},
             spec: {selector: {matchLabels: {app: %1$s}}, template: {metadata: {labels: {app: %1$s}}}}}
            """;
    private static final String WEB = WORKLOAD.formatted("web");
    private static final String DENY_ALL = policy("deny", "{}", "policyTypes: [Ingress, Egress]");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: [{port: 80}]                | ports: [{port: 80}, {port: 443}]         | ingress from everyone on TCP 443 is
            ports: [{port: 80}]                | ports: [{port: 79, endPort: 81}]         | ingress from everyone on TCP 79, TCP 81 is
            from: [{ipBlock: {cidr: 10.0.0.0/16}}] | from: [{ipBlock: {cidr: 10.0.0.0/15}}] | ingress from 10.1.0.0/16 on all ports is
            from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}] | from: [{ipBlock: {cidr: 0.0.0.0/0}}] | ingress from 10.0.0.0/8 on all ports is
            from: [{podSelector: {}}] | from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}] | ingress from 0.0.0.0/0 except 10.0.0.0/8 on all ports is
            from: [{ipBlock: {cidr: 192.168.1.0/24}}], ports: [{port: 80}] | from: [{ipBlock: {cidr: 192.168.0.0/15}}], ports: [{port: 80}] | ingress from 192.168.0.0/24, 192.168.2.0–192.169.255.255 on TCP 80 is
            from: [{podSelector: {matchLabels: {app: a}}}] | from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}] | of all namespaces
            from: [{podSelector: {matchLabels: {app: a}}}] | from: [{podSelector: {}}]    | ingress from all pods of namespaces
            from: [{podSelector: {matchLabels: {app: a}}}] | from: [{namespaceSelector: {}}] | ingress from all pods of all namespaces on all ports is
            from: [{podSelector: {matchLabels: {app: a}}}] | ports: [{port: 80}]          | ingress from everyone on TCP 80 is
            """)
    void a_wider_rule_is_dangerous(String before, String after, String what) {
        var findings = Review.of(WEB + "---\n" + ingress(before), WEB + "---\n" + ingress(after));

        assertThat(findings)
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/network-policy")
                .containsIgnoringCase(what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports: [{port: 80}, {port: 443}]   | ports: [{port: 443, protocol: TCP}]
            ports: [{port: 80, endPort: 90}]   | ports: [{port: 81, endPort: 82}]
            from: [{ipBlock: {cidr: 10.0.0.0/8}}] | from: [{ipBlock: {cidr: 10.1.0.0/16}}]
            from: [{ipBlock: {cidr: 10.0.0.0/16}}, {ipBlock: {cidr: 10.1.0.0/16}}] | from: [{ipBlock: {cidr: 10.0.0.0/15}}]
            from: [{ipBlock: {cidr: fd00::/16}}] | from: [{ipBlock: {cidr: 'fd00:1::/32', except: ['fd00:1:1::/48']}}]
            from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16]}}] | from: [{ipBlock: {cidr: 11.0.0.0/8}}]
            from: [{namespaceSelector: {}}]    | from: [{podSelector: {matchLabels: {app: a}}}]
            from: [{podSelector: {matchLabels: {app: a}}}] | from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: a, tier: b}}}]
            from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}}] | from: [{podSelector: {matchLabels: {app: b}}}]
            """)
    void a_rule_within_the_former_is_nothing(String before, String after) {
        assertThat(Review.of(WEB + "---\n" + ingress(before), WEB + "---\n" + ingress(after)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from: [{ipBlock: {cidr: 10.0.0.0/18}}], ports: [{port: 80}] | from: [{ipBlock: {cidr: 10.0.0.0/17}}], ports: [{port: 80}] | from 10.0.64.0/18 on TCP 80
            from: [{ipBlock: {cidr: 10.0.0.0/25}}] | from: [{ipBlock: {cidr: 10.0.0.0/25}}, {ipBlock: {cidr: 198.51.100.7/32}}] | from 198.51.100.7/32 on all ports
            """)
    void some_more_callers_are_notable(String before, String after, String what) {
        assertThat(Review.of(WEB + "---\n" + ingress(before), WEB + "---\n" + ingress(after)))
                .containsExactly("NOTABLE access/network-policy: Ingress " + what + " is now let through.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cidr: 0.0.0.0/0, except: [10.0.0.0/13, 172.20.0.0/16, 169.254.169.254/32]} | {cidr: 0.0.0.0/0, except: [10.0.0.0/13, 169.254.169.254/32]} | NOTABLE | 172.20.0.0/16 on TCP 80 is now let through.
            {cidr: 10.0.0.0/24} | {cidr: 10.0.0.0/23}  | HARMLESS  | 10.0.1.0/24 on TCP 80 is now let through.
            {cidr: 10.0.0.0/24} | {cidr: 0.0.0.0/0, except: [169.254.169.254/32]} | NOTABLE | 0.0.0.0–9.255.255.255, 10.0.1.0–169.254.169.253, 169.254.169.255–255.255.255.255 on TCP 80 is now let through.
            {cidr: 0.0.0.0/0, except: [169.254.169.254/32]} | {cidr: 0.0.0.0/0} | DANGEROUS | 169.254.169.254/32 on TCP 80 is now let through, the instance metadata of the nodes among it.
            """)
    void egress_is_judged_by_what_is_new_of_it(String before, String after, String severity, String what) {
        assertThat(Review.of(WEB + "---\n" + egress(before), WEB + "---\n" + egress(after)))
                .containsExactly(severity + " access/network-policy: Egress to " + what);
    }

    @Test
    void one_more_caller_on_one_port_is_notable() {
        var before = WEB + "---\n" + ingress("from: [{podSelector: {matchLabels: {app: a}}}], ports: [{port: 80}]");
        var after = WEB + "---\n"
                + ingress(
                        "from: [{podSelector: {matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: b}}}], ports: [{port: 80}]");

        assertThat(Review.of(before, after))
                .containsExactly(
                        "NOTABLE access/network-policy: "
                                + "Ingress from pods app=b of namespaces kubernetes.io/metadata.name=shop on TCP 80 is now let through.");
    }

    @Test
    void what_only_a_deployment_knows_is_never_called_dangerous() {
        var before = WEB + "---\n" + ingress("from: [{ipBlock: {cidr: '${Network.Cidr}'}}]");
        var after = WEB + "---\n" + ingress("from: [{ipBlock: {cidr: '${Vpc.Cidr}'}}]");

        assertThat(Review.of(before, after)).singleElement().asString().startsWith("NOTABLE access/network-policy");
    }

    @Test
    void a_removed_policy_is_dangerous_where_none_is_left_to_restrict_its_pods() {
        var policy = ingress("ports: [{port: 80}]");

        assertThat(Review.of(WEB + "---\n" + policy, WEB))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/network-policy: No network policy restricts the ingress");
        assertThat(Review.of(join(WEB, policy, DENY_ALL), join(WEB, DENY_ALL))).isEmpty();
    }

    @Test
    void a_policy_that_goes_with_its_workload_opens_nothing() {
        var findings = Review.of(join(WEB, ingress("ports: [{port: 80}]")), WORKLOAD.formatted("other"));

        assertThat(findings).noneMatch(finding -> finding.contains("network-policy"));
    }

    @Test
    void a_policy_that_comes_with_its_workload_opens_nothing() {
        assertThat(Review.of(DENY_ALL, join(DENY_ALL, WEB, ingress("ports: [{port: 80}]"))))
                .isEmpty();
    }

    @Test
    void a_second_policy_for_pods_that_one_restricts_opens_what_it_allows() {
        var another = policy("more", "{matchLabels: {app: web}}", "policyTypes: [Ingress], ingress: [{}]");

        assertThat(Review.of(join(WEB, DENY_ALL), join(WEB, DENY_ALL, another)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/network-policy: Ingress from everyone on all ports");
    }

    @Test
    void to_split_a_policy_is_nothing() {
        var http =
                policy("web", "{matchLabels: {app: web}}", "policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]");
        var both = policy(
                "web",
                "{matchLabels: {app: web}}",
                "policyTypes: [Ingress], ingress: [{ports: [{port: 80}, {port: 443}]}]");
        var https =
                policy("tls", "{matchLabels: {app: web}}", "policyTypes: [Ingress], ingress: [{ports: [{port: 443}]}]");

        assertThat(Review.of(join(WEB, both), join(WEB, http, https))).isEmpty();
    }

    @Test
    void a_direction_that_is_no_longer_restricted_is_dangerous() {
        var both = policy("web", "{matchLabels: {app: web}}", "policyTypes: [Ingress, Egress]");
        var ingressOnly = policy("web", "{matchLabels: {app: web}}", "policyTypes: [Ingress]");

        assertThat(Review.of(join(WEB, both), join(WEB, ingressOnly)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/network-policy: No network policy restricts the egress");
    }

    @Test
    void a_selector_that_leaves_pods_out_is_dangerous() {
        var wide = policy("all", "{}", "policyTypes: [Ingress]");
        var narrow = policy("all", "{matchLabels: {app: api}}", "policyTypes: [Ingress]");

        assertThat(Review.of(join(WEB, wide), join(WEB, narrow)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/network-policy");
    }

    @Test
    void a_new_policy_that_denies_by_default_may_interrupt() {
        assertThat(Review.of(WEB, join(WEB, DENY_ALL)))
                .hasSize(2)
                .allMatch(finding -> finding.startsWith("NOTABLE interruption/traffic-denied"));
    }

    @Test
    void a_namespace_that_goes_takes_its_policies_along() {
        var namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n";

        assertThat(Review.of(join(namespace, DENY_ALL), "[]"))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS data/namespace-removed");
    }

    private static String egress(String block) {
        return policy(
                "web",
                "{matchLabels: {app: web}}",
                "policyTypes: [Egress], egress: [{to: [{ipBlock: %s}], ports: [{port: 80}]}]".formatted(block));
    }

    private static String ingress(String rule) {
        return policy("web", "{matchLabels: {app: web}}", "policyTypes: [Ingress], ingress: [{%s}]".formatted(rule));
    }

    private static String policy(String name, String selector, String spec) {
        return """
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: %s, namespace: shop},
                 spec: {podSelector: %s, %s}}
                """.formatted(name, selector, spec);
    }

    private static String join(String... documents) {
        return String.join("---\n", List.of(documents));
    }
}
