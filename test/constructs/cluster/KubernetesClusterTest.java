package dev.meridian.constructs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetType;

class KubernetesClusterTest {
    private static Template template;
    private static KubernetesCluster cluster;

    @BeforeAll
    static void defines_the_default_cluster_with_two_roles() {
        var stack = TestStack.create();
        cluster = ClusterFixture.cluster(
                stack, "atlas-production", props -> props.adminRoleArns("arn:aws:iam::111111111111:role/ops/operators")
                        .viewerRoleArns("arn:aws:iam::111111111111:role/on-call"));
        new LoadBalancerController(stack, "LoadBalancerController", new LoadBalancerControllerProps(cluster));
        new ExternalSecrets(
                stack,
                "ExternalSecrets",
                new ExternalSecretsProps(
                        cluster,
                        List.of("atlas/production/"),
                        List.of("arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000")));
        cluster.admitTo("Database", ClusterFixture.STORE, 5432);
        cluster.admitFrom("LoadBalancer", ClusterFixture.STORE, 8080);
        cluster.podIdentity(stack, "Api", "application", "api");
        cluster.apply(
                stack,
                "Namespace",
                List.of(Map.of(
                        "kind", "Namespace",
                        "metadata", Map.of("name", "application", "annotations", Map.of("b", "2", "a", "1")),
                        "apiVersion", "v1")));
        template = Template.fromStack(stack);
    }

    @Test
    void keeps_the_logical_ids_of_the_cluster_and_its_logs() {
        assertThat(template.findResources("AWS::EKS::Cluster")).containsOnlyKeys("ClusterEB0386A7");
        assertThat(template.findResources("AWS::Logs::LogGroup")).containsKey("ClusterLogs66F0387A");
    }

    @Test
    void the_api_is_private_and_lets_in_nobody_but_by_access_entries() {
        template.hasResourceProperties(
                "AWS::EKS::Cluster",
                Map.of(
                        "Name",
                        "atlas-production",
                        "Version",
                        "1.35",
                        "AccessConfig",
                        Map.of("AuthenticationMode", "API", "BootstrapClusterCreatorAdminPermissions", false),
                        "BootstrapSelfManagedAddons",
                        false,
                        "ResourcesVpcConfig",
                        Match.objectLike(Map.of("EndpointPrivateAccess", true, "EndpointPublicAccess", false)),
                        "KubernetesNetworkConfig",
                        Match.objectLike(Map.of("ServiceIpv4Cidr", "172.20.0.0/16"))));
    }

    @Test
    void the_cluster_is_protected_supported_and_shifts_away_from_a_failing_zone() {
        template.hasResourceProperties(
                "AWS::EKS::Cluster",
                Map.of(
                        "DeletionProtection", true,
                        "UpgradePolicy", Map.of("SupportType", "STANDARD"),
                        "ZonalShiftConfig", Map.of("Enabled", true),
                        "ControlPlaneScalingConfig", Map.of("Tier", "standard")));
    }

    @Test
    void secrets_are_encrypted_under_the_key() {
        template.hasResourceProperties(
                "AWS::EKS::Cluster",
                Map.of(
                        "EncryptionConfig",
                        List.of(Map.of(
                                "Provider",
                                        Map.of(
                                                "KeyArn",
                                                Match.objectLike(Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")))),
                                "Resources", List.of("secrets")))));
    }

    @Test
    void all_five_logs_go_to_a_group_that_is_there_before_the_cluster() {
        template.hasResource(
                "AWS::EKS::Cluster",
                Map.of(
                        "DependsOn", Match.arrayWith(List.of("ClusterLogs66F0387A")),
                        "Properties",
                                Match.objectLike(Map.of(
                                        "Logging",
                                        Map.of(
                                                "ClusterLogging",
                                                Map.of(
                                                        "EnabledTypes",
                                                        List.of(
                                                                Map.of("Type", "api"),
                                                                Map.of("Type", "audit"),
                                                                Map.of("Type", "authenticator"),
                                                                Map.of("Type", "controllerManager"),
                                                                Map.of("Type", "scheduler"))))))));
        template.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Map.of(
                                "LogGroupName",
                                "/aws/eks/atlas-production/cluster",
                                "RetentionInDays",
                                365,
                                "KmsKeyId",
                                Match.anyValue())));
    }

    @Test
    void the_key_lets_logs_and_auto_scaling_use_it() {
        var logs = Map.of(
                "kms:EncryptionContext:aws:logs:arn",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/eks/atlas-production/cluster");
        var launcher = Map.of(
                "kms:CallerAccount",
                "111111111111",
                "aws:PrincipalArn",
                List.of("arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/"
                        + "AWSServiceRoleForAutoScaling"));
        var statements = Match.arrayWith(List.of(
                Match.objectLike(Map.of("Sid", "ControlPlaneLogs", "Condition", Map.of("ArnEquals", logs))),
                Match.objectLike(Map.of("Sid", "NodeVolumes", "Condition", Map.of("StringEquals", launcher)))));

        template.hasResourceProperties(
                "AWS::KMS::Key", Map.of("KeyPolicy", Match.objectLike(Map.of("Statement", statements))));
    }

    @Test
    void operators_administer_and_on_call_views() {
        var entries = template.findResources("AWS::EKS::AccessEntry");
        assertThat(policyOf(entries, "ClusterAdminOpsOperators"))
                .isEqualTo("arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
        assertThat(policyOf(entries, "ClusterViewerOnCall"))
                .isEqualTo("arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy");
        assertThat(entries).as("and kubectl's function").hasSize(3);
    }

    @Test
    void kubectl_runs_outside_the_pods_security_group() {
        var function = template.findResources(
                        "AWS::Lambda::Function",
                        Map.of("Properties", Map.of("Description", Match.stringLikeRegexp("kubectl"))))
                .values();
        assertThat(function.toString())
                .contains("ClusterKubectlFunctionSecurityGroup")
                .doesNotContain("ClusterSecurityGroupId");
    }

    @Test
    void the_way_to_the_api_opens_before_anything_is_applied_and_closes_after() {
        var barrier = template.findResources("AWS::SSM::Parameter")
                .values()
                .iterator()
                .next();
        assertThat(barrier.get("DependsOn").toString()).contains("ClusterKubectlControlPlaneSecurityGroupfrom");
    }

    @Test
    void manifests_come_out_the_same_whatever_the_order_of_their_maps() {
        assertThat(chart("Namespace9B63B8C8").get("Manifest").toString())
                .matches(
                        "\\[\\{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":\\{\"annotations\":\\{\"a\":\"1\",\"b\":\"2\"}"
                                + ",\"name\":\"application\".*");
    }

    @Test
    void manifests_wait_for_nodes_and_names() {
        template.hasResource(
                "Custom::AWSCDK-EKS-KubernetesResource",
                Map.of(
                        "Properties", Match.objectLike(Map.of("Manifest", Match.stringLikeRegexp("Namespace"))),
                        "DependsOn",
                                Match.arrayWith(List.of(
                                        "ClusterAddonsCoreDns241A710E",
                                        "ClusterKubectlReadyBarrier200052AF",
                                        "ClusterNodesApplication20516DC8"))));
    }

    @Test
    void network_policies_are_enforced() {
        template.hasResourceProperties(
                "AWS::EKS::Addon",
                Map.of(
                        "AddonName",
                        "vpc-cni",
                        "ConfigurationValues",
                        Match.serializedJson(Match.objectLike(Map.of("enableNetworkPolicy", "true")))));
    }

    @Test
    void a_store_is_opened_to_the_pods_from_this_stack() {
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "GroupId",
                        ClusterFixture.STORE,
                        "SourceSecurityGroupId",
                        Map.of("Fn::GetAtt", List.of("ClusterEB0386A7", "ClusterSecurityGroupId")),
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        5432,
                        "ToPort",
                        5432));
    }

    @Test
    void a_load_balancer_is_let_through_to_the_pods() {
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "GroupId",
                        Map.of("Fn::GetAtt", List.of("ClusterEB0386A7", "ClusterSecurityGroupId")),
                        "SourceSecurityGroupId",
                        ClusterFixture.STORE,
                        "FromPort",
                        8080));
    }

    @Test
    void a_pod_identity_is_good_for_one_service_account_of_one_cluster() {
        template.hasResourceProperties(
                "AWS::EKS::PodIdentityAssociation",
                Map.of(
                        "ClusterName", Map.of("Ref", "ClusterEB0386A7"),
                        "Namespace", "application",
                        "ServiceAccount", "api"));
        var tags = Map.of(
                "aws:RequestTag/eks-cluster-arn", "arn:aws:eks:us-east-1:111111111111:cluster/atlas-production",
                "aws:RequestTag/kubernetes-namespace", "application",
                "aws:RequestTag/kubernetes-service-account", List.of("api"));
        var trust = Map.of(
                "Effect", "Allow",
                "Principal", Map.of("Service", "pods.eks.amazonaws.com"),
                "Action", List.of("sts:AssumeRole", "sts:TagSession"),
                "Condition", Map.of("StringEquals", tags));
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of("AssumeRolePolicyDocument", Match.objectLike(Map.of("Statement", List.of(trust)))));
    }

    @Test
    void the_load_balancer_controller_only_registers_pods() {
        assertThat(actionsOf("LoadBalancerControllerIdentityRole"))
                .contains("elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets")
                .noneMatch(action -> action.matches(".*:(Create|Delete|Modify|Authorize|Set).*"));
        assertThat(chart("LoadBalancerController88307884"))
                .containsEntry("Version", "3.5.0")
                .containsEntry("Namespace", "kube-system")
                .extractingByKey("Values")
                .asString()
                .contains("\"enableServiceMutatorWebhook\":false", "\"EnableServiceController\":false");
    }

    @Test
    void external_secrets_reads_secrets_of_its_prefix_through_secrets_manager() {
        var role = roleOf("ExternalSecretsIdentityRole").toString();
        assertThat(role)
                .contains("arn:aws:secretsmanager:us-east-1:111111111111:secret:atlas/production/*")
                .contains("kms:ViaService=secretsmanager.us-east-1.amazonaws.com");
        assertThat(actionsOf("ExternalSecretsIdentityRole"))
                .containsExactlyInAnyOrder(
                        "kms:Decrypt",
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:ListSecretVersionIds");
    }

    @Test
    void volumes_without_a_class_are_gp3_under_the_key() {
        assertThat(chart("ClusterDefaultStorage30A5A5E3").get("Manifest").toString())
                .contains("storageclass.kubernetes.io/is-default-class", "ebs.csi.aws.com", "Key961B73FD");
    }

    @Test
    void refuses_a_port_that_is_none() {
        assertThatThrownBy(() -> cluster.admitTo("Cache", ClusterFixture.STORE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port must be 1 to 65535, got 0");
    }

    @Test
    void refuses_a_security_group_by_name() {
        assertThatThrownBy(() -> cluster.admitTo("Cache", "cache", 6379))
                .hasMessage("a security group must be given by its id, such as sg-0123456789abcdef0, got 'cache'");
    }

    @Test
    void refuses_a_namespace_that_kubernetes_would_not_take() {
        var stack = TestStack.create();
        assertThatThrownBy(() -> cluster.podIdentity(stack, "Api", "Application", "api"))
                .hasMessage("a namespace must be 1 to 63 lower-case letters, digits and hyphens, got 'Application'");
    }

    @Test
    void refuses_to_apply_nothing() {
        var stack = TestStack.create();
        assertThatThrownBy(() -> cluster.apply(stack, "Nothing", List.of()))
                .hasMessage("nothing to apply under id 'Nothing'; give at least one manifest");
    }

    @Test
    void refuses_public_subnets() {
        var props = ClusterFixture.props(TestStack.create(), "atlas", SubnetType.PUBLIC)
                .build();
        var stack = TestStack.create();
        assertThatThrownBy(() -> new KubernetesCluster(stack, "Cluster", props))
                .hasMessage("cluster 'atlas' needs private subnets, got public ones; select the application tier");
    }

    private static Map<String, Object> roleOf(String prefix) {
        return template.findResources("AWS::IAM::Role").entrySet().stream()
                .filter(role -> role.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<String> actionsOf(String rolePrefix) {
        var properties = (Map<String, Object>) roleOf(rolePrefix).get("Properties");
        var policies = (List<Map<String, Object>>) properties.get("Policies");
        var document = (Map<String, Object>) policies.get(0).get("PolicyDocument");
        return ((List<Map<String, Object>>) document.get("Statement"))
                .stream()
                        .map(statement -> statement.get("Action"))
                        .flatMap(action -> action instanceof List<?> list
                                ? list.stream().map(String::valueOf)
                                : List.of(String.valueOf(action)).stream())
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> chart(String logicalId) {
        var resources = (Map<String, Map<String, Object>>) template.toJSON().get("Resources");
        return (Map<String, Object>) resources.get(logicalId).get("Properties");
    }

    @SuppressWarnings("unchecked")
    private static Object policyOf(Map<String, Map<String, Object>> entries, String prefix) {
        var entry = entries.entrySet().stream()
                .filter(candidate -> candidate.getKey().startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .getValue();
        var properties = (Map<String, Object>) entry.get("Properties");
        return ((List<Map<String, Object>>) properties.get("AccessPolicies"))
                .get(0)
                .get("PolicyArn");
    }
}
