package dev.meridian.app.review.access.protection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.access.protection.safeguard.Measure;
import dev.meridian.app.review.access.protection.safeguard.ProtectionRule;
import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.finding.Finding;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds parameters of databases that stop asking for TLS, a log or a stronger login. A parameter that is no longer set goes
 * back to the engine's default, which differs by version, so that this is as bad as to switch it off.
 */
final class ParameterGroups {
    private static final Set<String> TYPES = Set.of(
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBClusterParameterGroup",
            "AWS::DocDB::DBClusterParameterGroup",
            "AWS::Neptune::DBClusterParameterGroup",
            "AWS::Redshift::ClusterParameterGroup");
    private static final Set<String> ON = Set.of("1", "on", "true", "enabled", "tls1.2+", "tls1.3+");

    private static final Map<String, ProtectionRule> SWITCHES = Map.of(
            "rds.force_ssl", ProtectionRule.TLS_WEAKENED,
            "require_secure_transport", ProtectionRule.TLS_WEAKENED,
            "require_ssl", ProtectionRule.TLS_WEAKENED,
            "tls", ProtectionRule.TLS_WEAKENED,
            "neptune_enforce_ssl", ProtectionRule.TLS_WEAKENED,
            "audit_logs", ProtectionRule.LOGGING,
            "server_audit_logging", ProtectionRule.LOGGING,
            "neptune_enable_audit_log", ProtectionRule.LOGGING,
            "enable_user_activity_logging", ProtectionRule.LOGGING);

    private static final Measure TLS_VERSION = Measure.ranked("TLSv1.2", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    private static final Map<String, Measure> RANKED = Map.of(
            "ssl_min_protocol_version",
            TLS_VERSION,
            "tls_version",
            ParameterGroups::oldest,
            "password_encryption",
            Measure.ranked("scram-sha-256", "md5", "scram-sha-256"),
            "rds.accepted_password_auth_method",
            Measure.ranked("md5+scram", "md5+scram", "scram"));

    private ParameterGroups() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!TYPES.contains(change.type()) || change.kind() == Kind.ADDED || change.kind() == Kind.REMOVED) {
            return Stream.empty();
        }
        var was = parameters(change.propertiesBefore());
        var is = parameters(change.propertiesAfter());
        return Stream.concat(
                SWITCHES.entrySet().stream()
                        .filter(entry -> isOn(of(was, entry.getKey())) && isOff(of(is, entry.getKey())))
                        .map(entry -> finding(
                                change,
                                entry.getValue(),
                                entry.getKey(),
                                of(was, entry.getKey()),
                                of(is, entry.getKey()))),
                RANKED.entrySet().stream()
                        .filter(entry -> entry.getValue().isWeaker(of(was, entry.getKey()), of(is, entry.getKey())))
                        .map(entry -> finding(
                                change,
                                rule(entry.getKey()),
                                entry.getKey(),
                                of(was, entry.getKey()),
                                of(is, entry.getKey()))));
    }

    private static Setting of(Map<String, Setting> parameters, String name) {
        return parameters.getOrDefault(name, new Setting(MissingNode.getInstance()));
    }

    private static boolean isOn(Setting setting) {
        return setting.text()
                .filter(text -> ON.contains(text.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static boolean isOff(Setting setting) {
        return !setting.isUnknown() && !isOn(setting);
    }

    /** Of versions listed with commas, the oldest comes first. */
    private static OptionalInt oldest(Setting setting) {
        var text = setting.text().orElse("");
        var comma = text.indexOf(',');
        return comma < 0
                ? TLS_VERSION.of(setting)
                : TLS_VERSION.of(new Setting(TextNode.valueOf(text.substring(0, comma))));
    }

    private static ProtectionRule rule(String parameter) {
        return parameter.contains("password") ? ProtectionRule.AUTHENTICATION : ProtectionRule.TLS_WEAKENED;
    }

    private static Finding finding(ResourceChange change, ProtectionRule rule, String name, Setting was, Setting is) {
        var effect = rule == ProtectionRule.LOGGING
                ? "The database no longer keeps an audit log"
                : rule == ProtectionRule.AUTHENTICATION
                        ? "The database accepts passwords that are hashed more weakly"
                        : "The database accepts connections that are not or more weakly encrypted";
        var what = "%s: %s is %s, was %s.".formatted(effect, name, is.words(), was.words());
        return Finding.dangerous(
                rule,
                change,
                what,
                "Leave the parameter as it was, or say why it may be weaker.",
                change.in("Parameters").toList());
    }

    private static Map<String, Setting> parameters(JsonNode properties) {
        var named = new LinkedHashMap<String, Setting>();
        var parameters = properties.path("Parameters");
        parameters.properties().forEach(entry -> named.put(entry.getKey(), new Setting(entry.getValue())));
        if (parameters.isArray()) {
            parameters.forEach(parameter ->
                    named.put(parameter.path("ParameterName").asText(), Setting.of(parameter, "ParameterValue")));
        }
        return named;
    }
}
