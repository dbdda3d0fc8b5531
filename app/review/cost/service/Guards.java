package dev.meridian.app.review.cost.service;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What watches and guards and is paid by the piece: keys, secrets, alarms, dashboards, web ACLs. */
final class Guards {
    private static final String CLOUDWATCH = "CloudWatch";
    private static final String WAF = "WAF";
    private static final String REQUESTS = "requests are not counted";
    private static final String AMAZON = "AWS";

    /** An alarm on a metric more often than once a minute is one of high resolution. */
    private static final long STANDARD_PERIOD_SECONDS = 60;

    private static final String BAND = "ANOMALY_DETECTION_BAND";

    /** An anomaly alarm is paid as the metric and its two bounds ("Amazon CloudWatch pricing"). */
    private static final long METRICS_OF_A_BAND = 3;

    /** Managed rule groups that cost a monthly fee of their own besides counting as a rule. */
    private static final Map<String, String> PAID_GROUPS = Map.of(
            "AWSManagedRulesBotControlRuleSet", "Bot Control managed group",
            "AWSManagedRulesATPRuleSet", "Account takeover prevention managed group",
            "AWSManagedRulesACFPRuleSet", "Account creation fraud prevention managed group",
            "AWSManagedRulesAntiDDoSRuleSet", "Anti-DDoS managed group");

    private Guards() {}

    static List<Charge> key(Resource resource) {
        return new Bill()
                .charge(
                        "key",
                        "KMS customer managed key",
                        Quantity.ONE,
                        resource.prices().of("KMS", "customer managed key"),
                        "requests and kept rotations are not counted")
                .charges();
    }

    /** A secret is paid again in each region that it is replicated to. */
    static List<Charge> secret(Resource resource) {
        var bill = new Bill();
        addSecret(bill, "secret", resource.prices());
        var replicas = resource.at("ReplicaRegions");
        if (replicas.isToken()) {
            bill.charge(
                    "replicas",
                    "Secrets Manager secret, replicas",
                    replicas.size(),
                    resource.prices().of("Secrets Manager", "secret"));
        }
        for (var replica : replicas.elements()) {
            var region = replica.at("Region").text("unknown region");
            addSecret(bill, "replica in " + region, resource.prices().in(region));
        }
        return bill.charges();
    }

    private static void addSecret(Bill bill, String aspect, RegionalPrices prices) {
        bill.charge(
                aspect,
                "Secrets Manager secret",
                Quantity.ONE,
                prices.of("Secrets Manager", "secret"),
                "calls are not counted");
    }

    /** An alarm is paid by the metrics it reads. */
    static List<Charge> alarm(Resource resource) {
        var queries = resource.at("Metrics");
        var metrics = metrics(resource.at("MetricName"), queries);
        boolean isHighResolution = Stream.concat(
                        Stream.of(resource.at("Period")),
                        queries.elements().stream().map(query -> query.at("MetricStat", "Period")))
                .filter(period -> !period.isAbsent())
                .map(Setting::quantity)
                .anyMatch(period -> period.known().isPresent() && !period.isAtLeast(STANDARD_PERIOD_SECONDS));
        var resolution = isHighResolution ? "high resolution" : "standard resolution";
        return new Bill()
                .charge(
                        "metrics",
                        "CloudWatch alarm, %s".formatted(resolution),
                        metrics.counted("metric"),
                        resource.prices().of(CLOUDWATCH, "alarm, " + resolution))
                .charges();
    }

    private static Quantity metrics(Setting name, Setting queries) {
        if (!name.isAbsent()) {
            return Quantity.ONE;
        }
        long read = queries.elements().stream()
                .filter(query -> !query.at("MetricStat").isAbsent())
                .count();
        if (read == 0 || queries.isToken()) {
            return Quantity.unknown("as many metrics as its query finds");
        }
        boolean isBand = queries.elements().stream()
                .anyMatch(query -> query.at("Expression").text("").contains(BAND));
        return Quantity.of(isBand ? read * METRICS_OF_A_BAND : read);
    }

    static List<Charge> compositeAlarm(Resource resource) {
        return new Bill()
                .charge(
                        "alarm",
                        "CloudWatch composite alarm",
                        Quantity.ONE,
                        resource.prices().of(CLOUDWATCH, "alarm, composite"))
                .charges();
    }

    static List<Charge> dashboard(Resource resource) {
        return new Bill()
                .charge(
                        "dashboard",
                        "CloudWatch dashboard",
                        Quantity.ONE,
                        resource.prices().global().of(CLOUDWATCH, "dashboard above free 3"),
                        "assumes that the account's three free ones are taken")
                .charges();
    }

    static List<Charge> insightRule(Resource resource) {
        return new Bill()
                .charge(
                        "rule",
                        "CloudWatch Contributor Insights rule",
                        Quantity.ONE,
                        resource.prices().of(CLOUDWATCH, "Contributor Insights rule"),
                        "events are not counted")
                .charges();
    }

    /** A web ACL, its rules, and the managed groups among them that have a fee. A vendor's group is priced by the vendor. */
    static List<Charge> webAcl(Resource resource) {
        var prices = resource.prices();
        var bill = new Bill().charge("ACL", "WAF web ACL", Quantity.ONE, prices.of(WAF, "web ACL"), REQUESTS);
        addRules(bill, resource, prices);
        int index = 0;
        for (var rule : resource.at("Rules").elements()) {
            addGroupFee(bill, rule.at("Statement", "ManagedRuleGroupStatement"), index++, prices);
        }
        return bill.charges();
    }

    static List<Charge> ruleGroup(Resource resource) {
        var bill = new Bill();
        addRules(bill, resource, resource.prices());
        return bill.charges();
    }

    private static void addRules(Bill bill, Resource resource, RegionalPrices prices) {
        bill.charge(
                "rules",
                "WAF rules and rule groups",
                resource.at("Rules").size().counted("rule"),
                prices.of(WAF, "rule or rule group in a web ACL"));
    }

    private static void addGroupFee(Bill bill, Setting group, int index, RegionalPrices prices) {
        if (group.isAbsent()) {
            return;
        }
        var name = group.at("Name").text("");
        boolean isVendors = !group.at("VendorName").is(AMAZON);
        var item = isVendors ? "managed group of another vendor" : PAID_GROUPS.getOrDefault(name, "");
        if (!item.isEmpty()) {
            bill.charge(
                    "group %s %d".formatted(name, isVendors ? index : 0),
                    "WAF " + item,
                    Quantity.ONE,
                    prices.of(WAF, item));
        }
    }
}
