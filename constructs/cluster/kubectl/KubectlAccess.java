package dev.meridian.constructs.cluster.kubectl;

import dev.meridian.constructs.policy.Acknowledged;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.eks_v2.KubectlProviderOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * How kubectl's function reaches the API: from private subnets, with a security group of its own.
 *
 * <p>CDK's default puts the function into the cluster's security group, and so into every database that pods are
 * admitted to. Not for users: made with the cluster.
 */
public final class KubectlAccess extends Construct {
    private static final Port HTTPS = Port.tcp(443);
    private static final Size MEMORY = Size.mebibytes(1024);
    private static final String PUBLIC_REGISTRY_FINDING = """
            AwsSolutions-IAM4[Policy::{"Fn::If":["%s",{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},\
            ":iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly"]]},{"Ref":"AWS::NoValue"}]}]""";

    private final SecurityGroup controlPlane;
    private final KubectlProviderOptions options;

    /** Makes the security groups of the function and of the API, and opens the one to the other. */
    public KubectlAccess(Construct scope, String id, IVpc vpc, Path layer) {
        super(scope, id);
        var function = SecurityGroup.Builder.create(this, "FunctionSecurityGroup")
                .vpc(vpc)
                .description("kubectl function: to the Kubernetes API, AWS APIs and chart repositories")
                .allowAllOutbound(false)
                .build();
        function.addEgressRule(Peer.anyIpv4(), HTTPS, "Kubernetes API, AWS APIs and chart repositories");
        controlPlane = SecurityGroup.Builder.create(this, "ControlPlaneSecurityGroup")
                .vpc(vpc)
                .description("Kubernetes API endpoints in the VPC: from the kubectl function")
                .allowAllOutbound(false)
                .build();
        controlPlane.addIngressRule(function, HTTPS, "kubectl function");
        options = KubectlProviderOptions.builder()
                .kubectlLayer(LayerVersion.Builder.create(this, "Layer")
                        .code(Code.fromAsset(layer.toString()))
                        .description("kubectl and helm")
                        .build())
                .memory(MEMORY)
                .securityGroups(List.of(function))
                .build();
    }

    /** What the API endpoints in the VPC wear. */
    public SecurityGroup controlPlane() {
        return controlPlane;
    }

    /** What CDK's cluster makes the function from. */
    public KubectlProviderOptions options() {
        return options;
    }

    /**
     * Everything that kubectl applies waits for the way there, and, what matters more, is deleted before it: without
     * this the deletion of a stack cuts the rule first and hangs on each manifest.
     */
    public void holdOpenFor(IConstruct cluster) {
        var node = cluster.getNode();
        node.findChild("KubectlReadyBarrier").getNode().addDependency(controlPlane);
        acknowledgeProvider(node.findChild("KubectlProvider"));
    }

    /** Two of the findings carry logical ids, which only the stack knows. */
    private static void acknowledgeProvider(IConstruct provider) {
        var stack = Stack.of(provider);
        var handler = provider.getNode().findChild("Handler").getNode();
        var function = stack.getLogicalId((CfnElement) handler.getDefaultChild());
        var publicRegistry = stack.getLogicalId((CfnElement) handler.findChild("HasEcrPublic"));
        Acknowledged.on(
                provider,
                "CDK's own kubectl provider: its roles and its runtime are what CDK tests and maintains it with",
                Acknowledged.managedPolicy("service-role/AWSLambdaBasicExecutionRole"),
                Acknowledged.managedPolicy("service-role/AWSLambdaVPCAccessExecutionRole"),
                Acknowledged.managedPolicy("AmazonEC2ContainerRegistryReadOnly"),
                PUBLIC_REGISTRY_FINDING.formatted(publicRegistry),
                Acknowledged.resource("<%s.Arn>:*".formatted(function)),
                Acknowledged.rule("L1"));
    }
}
