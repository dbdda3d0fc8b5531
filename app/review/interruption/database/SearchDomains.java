package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.ENGINE_VERSION;
import static dev.meridian.app.review.interruption.cause.Interruption.REFUSED;
import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;
import static dev.meridian.app.review.setting.Question.differs;
import static dev.meridian.app.review.setting.Question.falls;
import static dev.meridian.app.review.setting.Watch.dangerous;
import static dev.meridian.app.review.setting.Watch.notable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.setting.Watch;
import dev.meridian.app.review.value.Values;
import dev.meridian.app.review.value.VersionStep;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * OpenSearch domains, which change by a blue/green deployment ("Making configuration changes in Amazon OpenSearch Service"):
 * they serve meanwhile, slower. A new version without the update policy {@code EnableVersionUpgrade} replaces the domain
 * ("UpdatePolicy attribute"), and so does its way into or out of a VPC, which the service cannot change ("Launching your
 * Amazon OpenSearch Service domains within a VPC"). The schema of its properties tells neither.
 */
final class SearchDomains {
    private static final String BLUE_GREEN =
            "Deploy it off-peak: a domain short of CPU or storage may stick in the middle.";

    private SearchDomains() {}

    static Function<ResourceChange, Stream<Finding>> examination(String cluster, String version) {
        Function<ResourceChange, Stream<Finding>> engine = change -> version(Setting.of(change, version));
        Function<ResourceChange, Stream<Finding>> network = SearchDomains::network;
        return Watch.all(List.of(
                engine,
                network,
                notable(
                        RESTART,
                        cluster + ".InstanceType",
                        differs(),
                        "The instance type changes %s: all shards move to new nodes.",
                        BLUE_GREEN),
                dangerous(
                        CAPACITY,
                        cluster + ".InstanceCount",
                        falls(1),
                        "The domain shrinks %s data nodes.",
                        "Check that storage, shards and load fit on the nodes that remain."),
                notable(
                        RESTART,
                        cluster + ".DedicatedMasterType",
                        differs(),
                        "The type of dedicated master nodes changes %s.",
                        BLUE_GREEN),
                notable(
                        CAPACITY,
                        "EBSOptions.VolumeSize",
                        falls(0),
                        "The storage of a data node shrinks %s GiB: all shards move to new nodes, if they fit.",
                        "Compare the used storage with the new size: below 20 % free, writes are blocked.")));
    }

    private static Stream<Finding> version(Setting version) {
        if (!version.differs()
                || Values.isAbsent(version.before())
                || version.change().replacement() == Replacement.YES) {
            return Stream.empty();
        }
        if (!Values.flag(version.change().after().path("UpdatePolicy").path("EnableVersionUpgrade"))
                .orElse(false)) {
            return Stream.of(
                    version.dangerous(
                            Loss.SEARCH_DOMAIN,
                            "The version changes %s without the update policy EnableVersionUpgrade: the domain is replaced, and its indexes are lost."
                                    .formatted(version.fromTo()),
                            "Set UpdatePolicy.EnableVersionUpgrade to true in the same change, so that it is upgraded in place."));
        }
        boolean newProduct = isElasticsearch(version.before()) && !isElasticsearch(version.after());
        boolean oldProduct = !isElasticsearch(version.before()) && isElasticsearch(version.after());
        var step = version.isUnknown()
                ? VersionStep.UNKNOWN
                : newProduct
                        ? VersionStep.MAJOR
                        : oldProduct
                                ? VersionStep.BACK
                                : VersionStep.between(
                                        version.before().asText(),
                                        version.after().asText(),
                                        1);
        return switch (step) {
            case NONE -> Stream.empty();
            case BACK ->
                Stream.of(version.dangerous(
                        REFUSED,
                        "The version goes back %s, which OpenSearch Service refuses.".formatted(version.fromTo()),
                        "Keep the version; an older one takes a new domain and a copy of the indexes."));
            case MAJOR ->
                Stream.of(
                        version.dangerous(
                                ENGINE_VERSION,
                                "The major version changes %s: indexes of older versions and clients may not work any more, and there is no way back."
                                        .formatted(version.fromTo()),
                                "Run the upgrade's eligibility check, take a snapshot, and try the clients against the new version first."));
            default ->
                Stream.of(version.notable(
                        ENGINE_VERSION,
                        "The version changes %s: the domain is upgraded in place by a blue/green deployment."
                                .formatted(version.fromTo()),
                        BLUE_GREEN));
        };
    }

    private static Stream<Finding> network(ResourceChange change) {
        var network = Setting.of(change, "VPCOptions");
        boolean was = isThere(network.before());
        boolean is = isThere(network.after());
        if (was == is || change.replacement() == Replacement.YES) {
            return Stream.empty();
        }
        if (network.isUnknown()) {
            return Stream.of(network.notable(
                    Loss.SEARCH_DOMAIN,
                    "Whether the domain %s a VPC is known only at deployment: if so, it is replaced, and its indexes are lost."
                            .formatted(was ? "leaves" : "joins"),
                    "Check that the condition comes out as it does for the domain that runs."));
        }
        return Stream.of(network.dangerous(
                Loss.SEARCH_DOMAIN,
                "The domain %s a VPC, which no domain can in place: it is replaced, and its indexes are lost."
                        .formatted(was ? "leaves" : "joins"),
                "Make a second domain beside it, restore a snapshot of the indexes there, then remove the first."));
    }

    private static boolean isThere(JsonNode options) {
        return !Values.isAbsent(options) && !options.isEmpty();
    }

    private static boolean isElasticsearch(JsonNode version) {
        return version.asText().startsWith("Elasticsearch");
    }
}
