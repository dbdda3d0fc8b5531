package dev.meridian.constructs.cache.users;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * The users of one cache and the group that binds them to it; the engine's own default user is shut out. Public for the
 * cache, which defines it; not for users of the cache.
 */
public final class CacheUsers extends Construct {
    private static final String DEFAULT_USER = "default";
    private static final int MAX_ID_LENGTH = 40;

    private final String groupId;
    private final Map<String, CacheUserAccount> accounts = new LinkedHashMap<>();

    /** Defines the users and their group. */
    public CacheUsers(
            Construct scope, String id, String cacheName, CacheEngine engine, List<CacheUser> users, IKey key) {
        super(scope, id);
        var userIds = new ArrayList<String>();
        if (engine instanceof CacheEngine.Redis) {
            userIds.add(shutOutDefaultUser(cacheName, engine));
        }
        for (var user : users) {
            var account = new CacheUserAccount(this, user.constructId(), cacheName, engine, user, key);
            accounts.put(user.name(), account);
            userIds.add(account.reference());
        }
        groupId = CfnUserGroup.Builder.create(this, "Default")
                .engine(engine.engineName())
                .userGroupId(groupId(cacheName, engine))
                .userIds(userIds)
                .build()
                .getRef();
    }

    /**
     * Checks that these users can be defined for a cache of this name.
     *
     * @throws IllegalArgumentException when there is no user, two share a name, or an id becomes too long
     */
    public static void require(String cacheName, List<CacheUser> users) {
        if (users.isEmpty()) {
            throw new IllegalArgumentException(
                    "users of '%s' must not be empty, or nobody can log in".formatted(cacheName));
        }
        var names = new HashSet<String>();
        for (var user : users) {
            if (!names.add(user.name())) {
                throw new IllegalArgumentException(
                        "users of '%s' must have different names, got '%s' twice".formatted(cacheName, user.name()));
            }
            if (user.userId(cacheName).length() > MAX_ID_LENGTH) {
                throw new IllegalArgumentException(
                        "user id '%s' must have at most %d characters; shorten one of its parts"
                                .formatted(user.userId(cacheName), MAX_ID_LENGTH));
            }
        }
        if (defaultUserId(cacheName).length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("name must leave room for the id '%s', at most %d characters, got '%s'"
                    .formatted(defaultUserId(cacheName), MAX_ID_LENGTH, cacheName));
        }
    }

    /** The user group, by reference so that it is made before the cache and deleted after it. */
    public String groupReference() {
        return groupId;
    }

    /**
     * Lets the client log in as the only user.
     *
     * @throws IllegalArgumentException when there are several users
     */
    public void grantLogin(IGrantable client) {
        if (accounts.size() != 1) {
            throw new IllegalArgumentException(
                    "name one of the users of this cache: %s".formatted(String.join(", ", accounts.keySet())));
        }
        accounts.values().iterator().next().grantLogin(client);
    }

    /**
     * Lets the client log in as this user.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public void grantLogin(IGrantable client, String user) {
        account(user).grantLogin(client);
    }

    /**
     * The secret with name and password of this user.
     *
     * @throws IllegalArgumentException when there is no such user, or it has no password
     */
    public ISecret credentials(String user) {
        return account(user).credentials();
    }

    private CacheUserAccount account(String name) {
        return Optional.ofNullable(accounts.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "users of this cache are %s, got '%s'".formatted(String.join(", ", accounts.keySet()), name)));
    }

    private static String defaultUserId(String cacheName) {
        return cacheName + "-" + DEFAULT_USER;
    }

    /** The engine is part of the id because a group cannot change its engine while its users still have the old one. */
    private static String groupId(String cacheName, CacheEngine engine) {
        return cacheName + "-" + engine.engineName();
    }

    /**
     * A Redis group must have a user named default, and without this one it would be AWS's own, which may do everything
     * without a password. A Valkey group has none (User Guide, "RBAC with Valkey").
     */
    private String shutOutDefaultUser(String cacheName, CacheEngine engine) {
        return CfnUser.Builder.create(this, "DefaultUser")
                .engine(engine.engineName())
                .userId(defaultUserId(cacheName))
                .userName(DEFAULT_USER)
                .accessString("off ~* -@all")
                .authenticationMode(Map.of("Type", "no-password-required"))
                .build()
                .getRef();
    }
}
