package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.firewall.requests.WafNames;
import java.util.Optional;
import java.util.Set;

/**
 * A group of rules that its vendor writes and keeps up to date. The constants are AWS's own, with figures from AWS WAF
 * Developer Guide, AWS Managed Rules rule groups list; all but Bot Control come without extra fee.
 *
 * @param vendor who keeps the group, such as {@code AWS}
 * @param name the group's name at its vendor
 * @param capacity what the group takes from the firewall's budget, in WCU, fixed by its vendor
 * @param versioning whether a version can be pinned
 * @param botInspection how closely Bot Control looks; empty for every other group
 * @param rules the names of the group's rules; empty if not known, which leaves names unchecked
 */
public record ManagedRuleGroup(
        String vendor,
        String name,
        int capacity,
        Versioning versioning,
        Optional<BotInspection> botInspection,
        Set<String> rules) {
    /** Whether a group has versions. */
    public enum Versioning {
        /** A version can be pinned; without one the vendor's current default applies. */
        VERSIONED,
        /** There is only what is current. */
        CURRENT_ONLY
    }

    /** How closely Bot Control looks, at a fee for each request. */
    public enum BotInspection {
        /** Bots that say what they are. */
        COMMON,
        /** Also bots that hide, by challenging browsers; at a higher fee. */
        TARGETED
    }

    /** The rule of {@link #COMMON} that refuses bodies over 8 KB, and with them most uploads. */
    public static final String BODY_SIZE_RULE = "SizeRestrictions_BODY";

    /**
     * Names that are checked, because AWS WAF ignores an unknown one without a word (AWS WAF Developer Guide, Baseline
     * rule groups).
     */
    private static final Set<String> COMMON_RULES = Set.of(
            "NoUserAgent_HEADER",
            "UserAgent_BadBots_HEADER",
            "SizeRestrictions_QUERYSTRING",
            "SizeRestrictions_Cookie_HEADER",
            BODY_SIZE_RULE,
            "SizeRestrictions_URIPATH",
            "EC2MetaDataSSRF_BODY",
            "EC2MetaDataSSRF_COOKIE",
            "EC2MetaDataSSRF_URIPATH",
            "EC2MetaDataSSRF_QUERYARGUMENTS",
            "GenericLFI_QUERYARGUMENTS",
            "GenericLFI_URIPATH",
            "GenericLFI_BODY",
            "RestrictedExtensions_URIPATH",
            "RestrictedExtensions_QUERYARGUMENTS",
            "GenericRFI_QUERYARGUMENTS",
            "GenericRFI_BODY",
            "GenericRFI_URIPATH",
            "CrossSiteScripting_COOKIE",
            "CrossSiteScripting_QUERYARGUMENTS",
            "CrossSiteScripting_BODY",
            "CrossSiteScripting_URIPATH");

    /** What most attacks on web applications have in common. */
    public static final ManagedRuleGroup COMMON = aws("AWSManagedRulesCommonRuleSet", 700, COMMON_RULES);

    /** Request patterns that are only ever seen in attacks. */
    public static final ManagedRuleGroup KNOWN_BAD_INPUTS = aws("AWSManagedRulesKnownBadInputsRuleSet", 200);

    /** Paths of administration pages that should not face the internet. */
    public static final ManagedRuleGroup ADMIN_PROTECTION =
            aws("AWSManagedRulesAdminProtectionRuleSet", 100, Set.of("AdminProtection_URIPATH"));

    /** Injection of SQL. */
    public static final ManagedRuleGroup SQL_INJECTION = aws("AWSManagedRulesSQLiRuleSet", 200);

    /** Attacks on Linux. Use it with {@link #POSIX}. */
    public static final ManagedRuleGroup LINUX = aws("AWSManagedRulesLinuxRuleSet", 200);

    /** Attacks on systems like Unix. */
    public static final ManagedRuleGroup POSIX = aws("AWSManagedRulesUnixRuleSet", 100);

    /** Attacks on Windows, such as PowerShell commands. */
    public static final ManagedRuleGroup WINDOWS = aws("AWSManagedRulesWindowsRuleSet", 200);

    /** Attacks on PHP. */
    public static final ManagedRuleGroup PHP = aws("AWSManagedRulesPHPRuleSet", 100);

    /** Attacks on WordPress. */
    public static final ManagedRuleGroup WORDPRESS = aws("AWSManagedRulesWordPressRuleSet", 100);

    /** Addresses that AWS has seen attacking. */
    public static final ManagedRuleGroup IP_REPUTATION = current("AWSManagedRulesAmazonIpReputationList", 25);

    /** Addresses of proxies, hosting providers and Tor exits: suspicious, yet used by honest clients too. */
    public static final ManagedRuleGroup ANONYMOUS_IPS = current("AWSManagedRulesAnonymousIpList", 50);

    /** Bots that say what they are. Costs a fee. */
    public static final ManagedRuleGroup BOT_CONTROL = bots(BotInspection.COMMON);

    /** Bots, including those that hide. Costs a higher fee. */
    public static final ManagedRuleGroup BOT_CONTROL_TARGETED = bots(BotInspection.TARGETED);

    /** @throws IllegalArgumentException if the vendor is blank, the name malformed, or the capacity below 1 */
    public ManagedRuleGroup {
        requireNonNull(vendor, "vendor");
        requireNonNull(versioning, "versioning");
        requireNonNull(botInspection, "botInspection");
        rules = Set.copyOf(rules);
        if (vendor.isBlank() || vendor.length() > 128) {
            throw new IllegalArgumentException("vendor must have 1 to 128 characters, got '%s'".formatted(vendor));
        }
        WafNames.requireForeign("name of a managed group", name);
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity of group '%s' must be at least 1 WCU, got %d".formatted(name, capacity));
        }
    }

    /**
     * A group of another vendor, subscribed to in AWS Marketplace beforehand, or one that is not listed here.
     *
     * @param vendor the vendor's name in AWS WAF
     * @param name the group's name there
     * @param capacity its WCU
     */
    public static ManagedRuleGroup of(String vendor, String name, int capacity) {
        return new ManagedRuleGroup(vendor, name, capacity, Versioning.VERSIONED, Optional.empty(), Set.of());
    }

    private static ManagedRuleGroup aws(String name, int capacity) {
        return aws(name, capacity, Set.of());
    }

    private static ManagedRuleGroup aws(String name, int capacity, Set<String> rules) {
        return new ManagedRuleGroup("AWS", name, capacity, Versioning.VERSIONED, Optional.empty(), rules);
    }

    private static ManagedRuleGroup current(String name, int capacity) {
        return new ManagedRuleGroup("AWS", name, capacity, Versioning.CURRENT_ONLY, Optional.empty(), Set.of());
    }

    private static ManagedRuleGroup bots(BotInspection inspection) {
        return new ManagedRuleGroup(
                "AWS", "AWSManagedRulesBotControlRuleSet", 50, Versioning.VERSIONED, Optional.of(inspection), Set.of());
    }
}
