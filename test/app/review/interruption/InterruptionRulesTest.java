package dev.meridian.app.review.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.interruption.cause.Causes;
import dev.meridian.app.review.interruption.cause.Interruption;
import dev.meridian.app.review.setting.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterruptionRulesTest {
    private static List<String> said(String before, String after) {
        return Changes.said(InterruptionRules.all(), before, after);
    }

    @Test
    void a_major_upgrade_says_what_the_template_lacks_for_it() {
        var group = "Group: {Type: 'AWS::RDS::DBParameterGroup', Properties: {Family: postgres16}}\n";
        var database =
                group + "Main: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, EngineVersion: '%s',"
                        + " DBParameterGroupName: {Ref: Group}}}";

        assertThat(Changes.examine(
                        InterruptionRules.all(),
                        Changes.read(database.formatted("16.13")),
                        Changes.read(database.formatted("17.2"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).contains("from 16.13 to 17.2");
                    assertThat(finding.cure())
                            .contains("Set AllowMajorVersionUpgrade to true")
                            .contains("family postgres16; the new version needs postgres17");
                });
    }

    @Test
    void a_change_that_waits_for_the_maintenance_window_is_only_notable() {
        var database =
                "Main: {Type: 'AWS::RDS::DBInstance', Properties: {ApplyImmediately: 'false', DBInstanceClass: %s}}";

        assertThat(said(database.formatted("db.r6g.large"), database.formatted("db.r6g.xlarge")))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/restart")
                .contains("in the next maintenance window");
    }

    @Test
    void what_one_node_group_loses_another_may_give() {
        var groups = """
                One: {Type: 'AWS::EKS::Nodegroup', Properties: {ScalingConfig: {MinSize: %d, MaxSize: 9}}}
                Two: {Type: 'AWS::EKS::Nodegroup', Properties: {ScalingConfig: {MinSize: %d, MaxSize: 9}}}
                """;

        assertThat(said(groups.formatted(4, 2), groups.formatted(2, 4)))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/capacity")
                .contains("MinSize from 4 to 2");
        assertThat(said(groups.formatted(4, 2), groups.formatted(2, 3)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/capacity");
    }

    @Test
    void a_node_group_with_other_taints_makes_up_for_nothing() {
        var old = "Old: {Type: 'AWS::EKS::Nodegroup', Properties: {ScalingConfig: {MinSize: 3}}}";
        var tainted = "New: {Type: 'AWS::EKS::Nodegroup', Properties: {ScalingConfig: {MinSize: 3},"
                + " Taints: [{Key: gpu, Value: 'true', Effect: NO_SCHEDULE}]}}";

        assertThat(said(old, tainted))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/removed")
                .contains("makes up for it");
    }

    @Test
    void an_upgrade_that_leaves_nodes_too_far_behind_is_dangerous() {
        var cluster = """
                Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Version: '%s'}}
                Nodes: {Type: 'AWS::EKS::Nodegroup', Properties: {ClusterName: {Ref: Cluster}, Version: '1.31'}}
                """;

        assertThat(said(cluster.formatted("1.34"), cluster.formatted("1.35")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/kubernetes-version")
                .contains("1.31");
        assertThat(said(cluster.formatted("1.33"), cluster.formatted("1.34")))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/kubernetes-version");
    }

    @Test
    void a_rule_that_matches_more_is_notable_and_one_that_matches_less_dangerous() {
        var rule = "Rule: {Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: {Conditions: [%s]}}";
        var host = "{Field: host-header, HostHeaderConfig: {Values: [a.example.com]}}";
        var hosts = "{Field: host-header, HostHeaderConfig: {Values: [a.example.com, b.example.com]}}";
        var path = "{Field: path-pattern, PathPatternConfig: {Values: [/api]}}";

        assertThat(said(rule.formatted(host), rule.formatted(hosts)))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/routing");
        assertThat(said(rule.formatted(hosts), rule.formatted(host)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/routing");
        assertThat(said(rule.formatted(host), rule.formatted(host + ", " + path)))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/routing");
    }

    @Test
    void what_the_deletion_policy_keeps_goes_on_serving() {
        assertThat(said("Web: {Type: 'AWS::ECS::Service', DeletionPolicy: Retain, Properties: {}}", "{}"))
                .isEmpty();
        assertThat(said("Web: {Type: 'AWS::ECS::Service', Properties: {}}", "{}"))
                .containsExactly("DANGEROUS interruption/removed: A service is removed: its tasks stop.");
    }

    @Test
    void nobody_notices_a_new_version_of_a_function() {
        assertThat(said("Version1: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: web}}", "{}"))
                .isEmpty();
    }

    @Test
    void a_newer_runtime_of_the_same_language_needs_nobodys_eyes_and_an_older_one_does() {
        var function = "Worker: {Type: 'AWS::Lambda::Function', Properties: {Runtime: %s}}";

        assertThat(said(function.formatted("nodejs22.x"), function.formatted("nodejs24.x")))
                .isEmpty();
        assertThat(said(function.formatted("nodejs24.x"), function.formatted("nodejs22.x")))
                .hasSize(1);
        assertThat(said(function.formatted("python3.13"), function.formatted("nodejs22.x")))
                .hasSize(1);
    }

    @Test
    void a_port_written_as_text_is_the_same_port() {
        var listener = "Https: {Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: {Port: %s}}";

        assertThat(said(listener.formatted("443"), listener.formatted("'443'"))).isEmpty();
        assertThat(said(listener.formatted("443"), listener.formatted("'8443'")))
                .hasSize(1);
    }

    @Test
    void any_change_of_how_a_secret_is_generated_makes_another() {
        var secret = "Key: {Type: 'AWS::SecretsManager::Secret', Properties: {%s}}";
        var generated = secret.formatted("GenerateSecretString: {PasswordLength: 64}");

        assertThat(said(generated, secret.formatted("GenerateSecretString: {PasswordLength: '64'}")))
                .isEmpty();
        assertThat(said(
                        generated,
                        secret.formatted("GenerateSecretString: {PasswordLength: 64, ExcludePunctuation: true}")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/credentials")
                .contains("a new random one is made");
        assertThat(said(generated, secret.formatted("SecretString: '{{resolve:ssm-secure:key}}'")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/credentials")
                .contains("written by the template");
        assertThat(said(generated, secret.formatted("Description: A key")))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/credentials");
    }

    @Test
    void a_firewall_that_blocks_by_default_interrupts_and_one_that_allows_does_not() {
        var firewall = "Firewall: {Type: 'AWS::WAFv2::WebACL', Properties: {DefaultAction: {%s: {}}}}";

        assertThat(said(firewall.formatted("Allow"), firewall.formatted("Block")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/requests-blocked");
        assertThat(said(firewall.formatted("Block"), firewall.formatted("Allow")))
                .isEmpty();
    }

    @Test
    void names_to_sign_in_with_are_set_once_in_any_order() {
        var users = "Users: {Type: 'AWS::Cognito::UserPool', Properties: {AliasAttributes: [%s]}}";

        assertThat(said(users.formatted("email, phone_number"), users.formatted("phone_number, email")))
                .isEmpty();
        assertThat(said(users.formatted("email"), users.formatted("email, phone_number")))
                .singleElement()
                .asString()
                .startsWith(
                        "DANGEROUS interruption/refused: AliasAttributes changes from email to email, phone_number");
    }

    @Test
    void parameters_that_are_applied_at_once_interrupt_nobody() {
        var group = "Group: {Type: 'AWS::RDS::DBParameterGroup', Properties: {Parameters: {%s: %s}}}";

        for (var dynamic : List.of("log_min_duration_statement", "lock_timeout", "work_mem", "autovacuum_naptime")) {
            assertThat(said(group.formatted(dynamic, 1), group.formatted(dynamic, 2)))
                    .as(dynamic)
                    .isEmpty();
        }
        for (var constant : List.of("track_commit_timestamp", "autovacuum_freeze_max_age", "shared_buffers")) {
            assertThat(said(group.formatted(constant, 1), group.formatted(constant, 2)))
                    .singleElement()
                    .asString()
                    .startsWith("DANGEROUS interruption/restart");
        }
        assertThat(said(group.formatted("unheard_of", 1), group.formatted("unheard_of", 2)))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/restart");
    }

    @Test
    void a_domain_whose_network_only_a_condition_knows_is_notable() {
        var domain = "Search: {Type: 'AWS::OpenSearchService::Domain', Properties: {%s}}";
        var inside = domain.formatted("VPCOptions: {SubnetIds: [subnet-1]}");

        assertThat(said(domain.formatted(""), inside))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS data/search-domain: The domain joins a VPC");
        assertThat(said(inside, domain.formatted("")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS data/search-domain: The domain leaves a VPC");
        assertThat(said(
                        domain.formatted(""),
                        domain.formatted("VPCOptions: {'Fn::If': [a, b, {Ref: 'AWS::NoValue'}]}")))
                .singleElement()
                .asString()
                .startsWith("NOTABLE data/search-domain");
    }

    @Test
    void a_type_that_changes_is_named_as_such() {
        var value = new PropertyChange(
                "Type", TextNode.valueOf("AWS::SNS::Topic"), TextNode.valueOf("AWS::SQS::Queue"), Replacement.YES);
        var name = new PropertyChange(
                "Properties.Name", TextNode.valueOf("one"), TextNode.valueOf("other"), Replacement.YES);

        assertThat(Causes.told(List.of(value)))
                .isEqualTo(", as its type changes from AWS::SNS::Topic to AWS::SQS::Queue");
        assertThat(Causes.told(List.of(value, name))).isEqualTo(", as its type and Name change");
    }

    @Test
    void ids_are_of_their_category_and_unique() {
        assertThat(Stream.of(Interruption.values()).map(Interruption::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("interruption/"));
        assertThat(Interruption.values()).allMatch(rule -> rule.category() == Category.INTERRUPTION);
    }
}
