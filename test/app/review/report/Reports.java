package dev.meridian.app.review.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reports to write. */
final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    /** Rules of each category. */
    enum SampleRule implements RuleId {
        REPLACED("data/replaced", Category.DATA, "A resource that holds data is replaced"),
        INSTANCE_CLASS(
                "interruption/instance-class", Category.INTERRUPTION, "Another instance class restarts a database"),
        OPENED("access/ingress-opened", Category.ACCESS, "A security group admits more addresses"),
        BROADENED("access/statement-broadened", Category.ACCESS, "A policy statement allows more"),
        REPLICA("recovery/replica-removed", Category.RECOVERY, "A replica is removed"),
        STORAGE("cost/storage", Category.COST, "Storage grows that never shrinks"),
        CHANGED("other/changed", Category.OTHER, "A resource changes"),
        ASSET("churn/asset", Category.CHURN, "The hash of an asset differs");

        private final String id;
        private final Category category;
        private final String title;

        SampleRule(String id, Category category, String title) {
            this.id = id;
            this.category = category;
            this.title = title;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Category category() {
            return category;
        }

        @Override
        public String title() {
            return title;
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static JsonNode absent() {
        return MissingNode.getInstance();
    }

    static PropertyChange differs(String path, JsonNode before, JsonNode after) {
        return new PropertyChange(path, before, after, Replacement.NO);
    }

    static PropertyChange replaces(String path, JsonNode before, JsonNode after) {
        return new PropertyChange(path, before, after, Replacement.YES);
    }

    static ResourceChange change(String type, String logicalId) {
        return new ResourceChange(
                new StackPair("stack", Optional.empty(), Optional.empty()),
                logicalId,
                Optional.empty(),
                type,
                ResourceChange.Kind.CHANGED,
                absent(),
                absent(),
                Replacement.NO,
                List.of());
    }

    static ResourceChange renamed(String type, String formerId, String logicalId) {
        return new ResourceChange(
                new StackPair("stack", Optional.empty(), Optional.empty()),
                logicalId,
                Optional.of(formerId),
                type,
                ResourceChange.Kind.RENAMED,
                absent(),
                absent(),
                Replacement.YES,
                List.of());
    }

    static Place place(String environment, String region, String layer, String logicalId) {
        return new Place(environment + "-" + region + "-" + layer, environment, logicalId, Optional.empty());
    }

    static Place approved(Place place, String reason) {
        return new Place(place.stack(), place.environment(), place.logicalId(), Optional.of(reason));
    }

    static ReportedFinding reported(Finding finding, Place... places) {
        return new ReportedFinding(finding, List.of(places));
    }

    /** In one place. */
    static ReportedFinding found(RuleId rule, Severity severity, String logicalId) {
        var finding = new Finding(
                rule, severity, change("AWS::SQS::Queue", logicalId), "It changes.", "Look at it.", List.of());
        return reported(finding, place("atlas-staging", "us-east-1", "data", logicalId));
    }

    static Report of(ReportedFinding... findings) {
        return new Report("main", "cdk.out", 106, 3412, List.of(findings), List.of(), List.of());
    }

    static Report unchanged() {
        return of();
    }

    static EnvironmentCost cost(String environment, String difference, EnvironmentCost.Line... lines) {
        return new EnvironmentCost(environment, new BigDecimal(difference), List.of(lines));
    }

    static EnvironmentCost.Line line(String region, String what, String calculation, String difference) {
        return new EnvironmentCost.Line(
                region,
                what,
                calculation,
                EnvironmentCost.Line.Kind.COUNTED,
                Optional.of(new BigDecimal(difference)),
                "2025-06-28");
    }

    static EnvironmentCost.Line unknown(String region, String what) {
        return new EnvironmentCost.Line(
                region, what, "no price of it is known", EnvironmentCost.Line.Kind.UNKNOWN, Optional.empty(), "");
    }

    static EnvironmentCost.Line usage(String region, String calculation) {
        return new EnvironmentCost.Line(
                region,
                "What depends on usage",
                calculation,
                EnvironmentCost.Line.Kind.USAGE,
                Optional.empty(),
                "2025-06-28");
    }

    static EnvironmentCost.Line kept(String region, String what, String monthly) {
        return new EnvironmentCost.Line(
                region,
                what,
                "goes on costing %s a month, unwatched: 1 × %s".formatted(monthly, monthly),
                EnvironmentCost.Line.Kind.KEPT,
                Optional.of(new BigDecimal(monthly)),
                "2025-06-28");
    }

    /** Something of everything. */
    static Report rich() {
        return RichReport.report();
    }
}
