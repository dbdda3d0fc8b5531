package dev.meridian.app.review.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Outline;
import dev.meridian.app.review.report.PlainText;
import dev.meridian.app.review.report.Verdict;
import dev.meridian.app.review.report.sarif.Locations.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The report as SARIF 2.1.0 for GitHub's code scanning: a result for each place of what is dangerous or notable, suppressed
 * where it is approved. GitHub's limits are those of "SARIF support for code scanning": 25,000 results and 10 MB a file.
 */
public final class SarifReport {
    static final int RESULTS = 25_000;
    static final int BYTES = 10_000_000;
    private static final int MESSAGE = 1_000;
    private static final int NAME = 400;
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    /** What a message would take for the middle of a link or the start of a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6). */
    private static final Pattern MARKUP = Pattern.compile("\\](?=\\()|\\{(?=\\d)");

    private final Outline outline;
    private final Locations locations;
    private final SarifRules rules = new SarifRules();
    private final Fingerprints fingerprints = new Fingerprints();

    private SarifReport(Outline outline, Locations locations) {
        this.outline = outline;
        this.locations = locations;
    }

    public static String of(Report report, Locations locations) {
        return new SarifReport(Outline.of(report), locations).text();
    }

    private String text() {
        var results = results();
        var written = written(results);
        for (var bytes = written.getBytes(UTF_8).length; bytes > BYTES; bytes = written.getBytes(UTF_8).length) {
            results = results.subList(0, (int) (0.95 * results.size() * BYTES / bytes));
            written = written(results);
        }
        return written;
    }

    /** As many as GitHub takes, the dangerous first. */
    private List<ObjectNode> results() {
        var results = new ArrayList<ObjectNode>();
        for (var found : byUrgency()) {
            for (var place : found.places()) {
                if (results.size() == RESULTS) {
                    return results;
                }
                results.add(result(found, place));
            }
        }
        return results;
    }

    private String written(List<ObjectNode> results) {
        var root = NODES.objectNode();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        var run = root.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Meridian review");
        driver.set("rules", rules.json());
        run.putObject("automationDetails").put("id", "meridian-review/");
        run.set("invocations", invocation(results.size()));
        run.put("columnKind", "utf16CodeUnits");
        run.putArray("results").addAll(results);
        try {
            return WRITER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers cannot be written as JSON", e);
        }
    }

    private List<ReportedFinding> byUrgency() {
        return outline.inOrder().stream()
                .filter(found -> found.finding().severity() != Severity.HARMLESS)
                .sorted(Comparator.comparing(found -> found.finding().severity()))
                .toList();
    }

    private ObjectNode result(ReportedFinding found, Place place) {
        var finding = found.finding();
        var node = NODES.objectNode();
        node.put("ruleId", finding.rule().id());
        node.put("ruleIndex", rules.index(finding.rule()));
        node.put("level", level(finding.severity()));
        node.putObject("message").put("text", message(found, place));
        node.putArray("locations").add(location(place, finding.change().type()));
        var fingerprint =
                fingerprints.next(finding.rule().id(), finding.change().type(), place);
        // The first is the one GitHub reads; given, it is not made from the text around the line.
        node.putObject("partialFingerprints")
                .put("primaryLocationLineHash", fingerprint)
                .put("resource/v1", fingerprint);
        place.approval().ifPresent(reason -> node.putArray("suppressions")
                .addObject()
                .put("kind", "external")
                .put("status", "accepted")
                .put("justification", PlainText.line(reason, MESSAGE)));
        return node;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case DANGEROUS -> "error";
            case NOTABLE -> "warning";
            case HARMLESS -> "note";
        };
    }

    private static String message(ReportedFinding found, Place place) {
        var finding = found.finding();
        return "%s %s (%s of %s)."
                .formatted(
                        sentence(finding.what()),
                        sentence(finding.cure()),
                        plain(place.logicalId() + ", " + finding.change().type(), NAME),
                        plain(place.stack(), NAME))
                .replace("  ", " ");
    }

    private static String sentence(String text) {
        return plain(text, MESSAGE);
    }

    private static String plain(String text, int limit) {
        return MARKUP.matcher(PlainText.line(text, limit)).replaceAll("$0 ");
    }

    private ObjectNode location(Place place, String type) {
        // GitHub refuses results without one; an assembly's template has this name.
        var location = locations
                .of(place, type)
                .orElseGet(() -> new Location(
                        SnapshotFolder.encoded(PlainText.line(place.stack(), NAME) + ".template.json"), 1));
        var node = NODES.objectNode();
        var physical = node.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", location.uri()).put("uriBaseId", "%SRCROOT%");
        physical.putObject("region").put("startLine", location.line());
        node.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", PlainText.line(place.stack() + "/" + place.logicalId(), NAME))
                .put("kind", "resource");
        return node;
    }

    private ArrayNode invocation(int shown) {
        var left = byUrgency().stream().mapToInt(found -> found.places().size()).sum() - shown;
        var result = NODES.arrayNode();
        var node = result.addObject();
        node.put("executionSuccessful", true);
        node.put("exitCode", outline.report().isDangerous() ? 1 : 0);
        if (left > 0) {
            node.putArray("toolExecutionNotifications")
                    .addObject()
                    .put("level", "warning")
                    .putObject("message")
                    .put(
                            "text",
                            "Left out, because code scanning takes no more: %s, the least dangerous."
                                    .formatted(Verdict.counted(left, "result")));
        }
        return result;
    }
}
