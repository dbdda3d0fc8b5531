package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.ENGINE_VERSION;
import static dev.meridian.app.review.interruption.cause.Interruption.REFUSED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import dev.meridian.app.review.value.VersionStep;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Versions of engines: one step back is refused everywhere, and a major step cannot be undone. */
final class EngineVersions {
    /** The first major version of PostgreSQL that is one number, not two. */
    private static final long SINGLE_NUMBER_POSTGRES = 10;

    private EngineVersions() {}

    /** Of RDS, Aurora, DocumentDB and Neptune. */
    static Function<ResourceChange, Stream<Finding>> relational() {
        return change -> {
            var version = Setting.of(change, "EngineVersion");
            // A replica that says no version has its source's.
            if (!version.differs() || Values.isAbsent(version.before())) {
                return Stream.empty();
            }
            var engine = engine(change);
            return step(
                    version, engine, majorParts(engine, version.before()), upgrade(change, engine, version.after()));
        };
    }

    /** Of ElastiCache and MemoryDB. */
    static Function<ResourceChange, Stream<Finding>> cache() {
        return change -> {
            var version = Setting.of(change, "EngineVersion");
            var engine = Setting.of(change, "Engine");
            // Redis 7 becomes Valkey 8, and Valkey 7.2 is what follows Redis 7.2: no step back either way.
            return engine.differs() || Values.isAbsent(version.before())
                    ? Stream.empty()
                    : step(version, change.propertiesAfter().path("Engine").asText("cache"), 1, "");
        };
    }

    static Function<ResourceChange, Stream<Finding>> of(String property, String engine, int majorParts) {
        return change -> {
            var version = Setting.of(change, property);
            return Values.isAbsent(version.before()) ? Stream.empty() : step(version, engine, majorParts, "");
        };
    }

    private static Stream<Finding> step(Setting version, String engine, int majorParts, String demands) {
        if (!version.differs()) {
            return Stream.empty();
        }
        var step = version.isUnknown() || Values.isAbsent(version.after())
                ? VersionStep.UNKNOWN
                : VersionStep.between(version.before().asText(), version.after().asText(), majorParts);
        return switch (step) {
            case NONE -> Stream.empty();
            case MINOR ->
                Stream.of(version.notable(
                        ENGINE_VERSION,
                        "The version of %s changes %s within its major version: nodes restart or fail over."
                                .formatted(engine, version.fromTo()),
                        "Deploy it off-peak, and check that clients reconnect."));
            case MAJOR ->
                Stream.of(version.dangerous(
                        ENGINE_VERSION,
                        "The major version of %s changes %s: the engine is down while it is upgraded, and cannot go back."
                                .formatted(engine, version.fromTo()),
                        "Try it on a restored copy first, and take a snapshot." + demands));
            case BACK ->
                Stream.of(version.dangerous(
                        REFUSED,
                        "The version of %s goes back %s, which AWS refuses for a running one."
                                .formatted(engine, version.fromTo()),
                        "Keep the version; an older one takes a new resource and a copy of the data."));
            case UNKNOWN ->
                Stream.of(version.notable(
                        ENGINE_VERSION,
                        "The version of %s changes %s, which cannot be compared.".formatted(engine, version.fromTo()),
                        "Check that it is no step back and no major one."));
        };
    }

    private static String engine(ResourceChange change) {
        var engine = change.propertiesAfter().path("Engine").asText("");
        if (!engine.isEmpty()) {
            return engine;
        }
        return change.type().startsWith("AWS::DocDB::")
                ? "docdb"
                : change.type().startsWith("AWS::Neptune::") ? "neptune" : "the engine";
    }

    private static int majorParts(String engine, JsonNode version) {
        var name = engine.toLowerCase(Locale.ROOT);
        if (name.contains("postgres")) {
            var numbers = VersionStep.numbers(version.asText());
            return !numbers.isEmpty() && numbers.get(0) >= SINGLE_NUMBER_POSTGRES ? 1 : 2;
        }
        return name.contains("mysql") || name.contains("mariadb") || name.equals("docdb") || name.equals("neptune")
                ? 2
                : 1;
    }

    /** What a major upgrade of RDS demands of the template, as far as it does not meet it yet. */
    private static String upgrade(ResourceChange change, String engine, JsonNode version) {
        var demands = new StringBuilder();
        if (change.type().equals("AWS::RDS::DBInstance")
                && !Values.flag(change.propertiesAfter().path("AllowMajorVersionUpgrade"))
                        .orElse(false)) {
            demands.append(" Set AllowMajorVersionUpgrade to true, without which RDS refuses it.");
        }
        var group = Values.first(change.propertiesAfter(), "DBParameterGroupName", "DBClusterParameterGroupName");
        if (!Values.isAbsent(group)) {
            var family = change.stack()
                    .after(group.path("Ref").asText(""))
                    .path("Properties")
                    .path("Family")
                    .asText("");
            var wanted = family(engine, version);
            if (family.isEmpty() || wanted.isEmpty()) {
                demands.append(" The family of its parameter group must be that of the new version.");
            } else if (!family.equals(wanted)) {
                demands.append(" Its parameter group is of the family %s; the new version needs %s."
                        .formatted(family, wanted));
            }
        }
        return demands.toString();
    }

    private static String family(String engine, JsonNode version) {
        var numbers = VersionStep.numbers(version.asText());
        if (numbers.isEmpty() || Values.isToken(version)) {
            return "";
        }
        if (engine.contains("postgres")) {
            return numbers.get(0) >= SINGLE_NUMBER_POSTGRES ? engine + numbers.get(0) : "";
        }
        return (engine.equals("mysql") || engine.equals("mariadb") || engine.equals("aurora-mysql"))
                        && numbers.size() > 1
                ? engine + numbers.get(0) + "." + numbers.get(1)
                : "";
    }
}
