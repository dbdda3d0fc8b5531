package dev.meridian.constructs.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** The users of one cache and the group that binds them to it; the engine's own default user is shut out. */
final class CacheUsers extends Construct {
    private static final String DEFAULT_USER = "default";

    private final String groupId;
    private final Map<String, CacheUserAccount> accounts = new LinkedHashMap<>();

    CacheUsers(Construct scope, String id, String cacheName, CacheEngine engine, List<CacheUser> users, IKey key) {
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

    /** The user group, by reference so that it is made before the cache and deleted after it. */
    String groupReference() {
        return groupId;
    }

    CacheUserAccount account(String name) {
        return Optional.ofNullable(accounts.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "users of this cache are %s, got '%s'".formatted(String.join(", ", accounts.keySet()), name)));
    }

    CacheUserAccount onlyAccount() {
        if (accounts.size() != 1) {
            throw new IllegalArgumentException(
                    "name one of the users of this cache: %s".formatted(String.join(", ", accounts.keySet())));
        }
        return accounts.values().iterator().next();
    }

    static String longestOwnId(String cacheName) {
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
                .userId(longestOwnId(cacheName))
                .userName(DEFAULT_USER)
                .accessString("off ~* -@all")
                .authenticationMode(Map.of("Type", "no-password-required"))
                .build()
                .getRef();
    }
}
