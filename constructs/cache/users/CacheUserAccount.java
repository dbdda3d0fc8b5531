package dev.meridian.constructs.cache.users;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnDynamicReference;
import software.amazon.awscdk.CfnDynamicReferenceService;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** One user of a cache, with the secret that holds its password if it has one. */
final class CacheUserAccount extends Construct {
    private static final int PASSWORD_LENGTH = 64;

    private final String cacheName;
    private final String userId;
    private final String reference;
    private final Optional<ISecret> secret;

    CacheUserAccount(Construct scope, String id, String cacheName, CacheEngine engine, CacheUser user, IKey key) {
        super(scope, id);
        this.cacheName = cacheName;
        userId = user.userId(cacheName);
        secret = switch (user.authentication()) {
            case IAM -> Optional.empty();
            case GENERATED_PASSWORD -> Optional.of(generatePassword(key));
        };
        reference = CfnUser.Builder.create(this, "Default")
                .engine(engine.engineName())
                .userId(userId)
                .userName(userId)
                .accessString(user.accessString())
                .authenticationMode(secret.map(CacheUserAccount::password).orElse(Map.of("Type", "iam")))
                .build()
                .getRef();
    }

    /** Ends in a word of its own: Secrets Manager confuses names that end in a hyphen and six characters. */
    private String secretName() {
        return "%s/%s/login".formatted(cacheName, userId.substring(cacheName.length() + 1));
    }

    String reference() {
        return reference;
    }

    ISecret credentials() {
        return secret.orElseThrow(
                () -> new IllegalArgumentException("user '%s' logs in with IAM and has no password".formatted(userId)));
    }

    void grantLogin(IGrantable client) {
        secret.ifPresentOrElse(password -> password.grantRead(client), () -> grantConnect(client));
    }

    /** IAM asks for the right to cache and user. ARNs of literal ids spare other stacks' roles a reference. */
    private void grantConnect(IGrantable client) {
        var stack = Stack.of(this);
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(client)
                .actions(List.of("elasticache:Connect"))
                .resourceArns(List.of(arn(stack, "replicationgroup", cacheName), arn(stack, "user", userId)))
                .build());
    }

    /** Letters and digits only: ElastiCache refuses some punctuation, and clients put passwords into URLs. */
    private ISecret generatePassword(IKey key) {
        var password = Secret.Builder.create(this, "Secret")
                .secretName(secretName())
                .description("Password of the cache user " + userId)
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"username\":\"%s\"}".formatted(userId))
                        .generateStringKey("password")
                        .passwordLength(PASSWORD_LENGTH)
                        .excludePunctuation(true)
                        .build())
                .build();
        Acknowledged.on(
                password,
                "ElastiCache holds a copy of this password, and only a function that changes both may rotate it; users"
                        + " who must rotate log in with IAM tokens of 15 minutes instead",
                Acknowledged.rule("SMG4"));
        return password;
    }

    private static Map<String, Object> password(ISecret secret) {
        var reference = new CfnDynamicReference(
                CfnDynamicReferenceService.SECRETS_MANAGER, secret.getSecretArn() + ":SecretString:password::");
        return new TreeMap<>(Map.of("Type", "password", "Passwords", List.of(reference.toString())));
    }

    private static String arn(Stack stack, String kind, String name) {
        return stack.formatArn(ArnComponents.builder()
                .service("elasticache")
                .resource(kind)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    }
}
