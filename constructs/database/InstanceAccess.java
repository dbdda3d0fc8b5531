package dev.meridian.constructs.database;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** Letting clients reach instances and log in to them. */
final class InstanceAccess {
    private InstanceAccess() {}

    /** The rule belongs to the client's scope, so that the stack of the instances never refers to that of a client. */
    static CfnSecurityGroupIngress admit(
            ISecurityGroup instances, int port, Construct scope, String id, ISecurityGroup client) {
        return CfnSecurityGroupIngress.Builder.create(scope, id)
                .groupId(instances.getSecurityGroupId())
                .sourceSecurityGroupId(client.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("PostgreSQL")
                .build();
    }

    static void grantConnect(Construct scope, List<String> resourceIds, IGrantable grantee, String user) {
        if (!user.matches("[A-Za-z_][A-Za-z0-9_$]{0,62}")) {
            throw new IllegalArgumentException(
                    "user must be the name of one PostgreSQL user without wildcards, got '%s'".formatted(user));
        }
        var stack = Stack.of(scope);
        var users = resourceIds.stream()
                .map(resourceId -> stack.formatArn(ArnComponents.builder()
                        .service("rds-db")
                        .resource("dbuser")
                        .resourceName(resourceId + "/" + user)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build()))
                .toList();
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of("rds-db:connect"))
                .resourceArns(users)
                .build());
    }
}
