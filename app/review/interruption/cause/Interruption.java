package dev.meridian.app.review.interruption.cause;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about interruptions. */
public enum Interruption implements RuleId {
    REPLACED("replaced", "Something that serves is replaced"),
    MAY_BE_REPLACED("may-be-replaced", "Something that serves may be replaced"),
    REMOVED("removed", "Something that serves is removed"),
    REFUSED("refused", "AWS refuses the change, so the deployment fails"),
    RESTART("restart", "A database, cache, broker or instance restarts or fails over"),
    ENGINE_VERSION("engine-version", "The version of an engine changes"),
    KUBERNETES_VERSION("kubernetes-version", "The version of Kubernetes changes"),
    NODES("nodes", "Nodes are replaced, so pods or tasks move"),
    ADD_ON("add-on", "An add-on of a cluster is removed or changes its version"),
    CAPACITY("capacity", "Capacity falls"),
    LIMITS("limits", "A limit falls that work may run into"),
    ROUTING("routing", "Requests are routed differently"),
    DNS("dns", "A name is resolved differently, or no more"),
    CREDENTIALS("credentials", "A secret that others hold gets another value"),
    REQUESTS_BLOCKED("requests-blocked", "A firewall refuses requests that it let through"),
    HEALTH_CHECK("health-check", "Targets are checked differently"),
    EDGE("edge", "A distribution serves less or from elsewhere"),
    CERTIFICATE("certificate", "A certificate changes"),
    DELIVERY("delivery", "Events or messages are not delivered any more");

    private final String word;
    private final String title;

    Interruption(String word, String title) {
        this.word = word;
        this.title = title;
    }

    @Override
    public String id() {
        return "interruption/" + word;
    }

    @Override
    public Category category() {
        return Category.INTERRUPTION;
    }

    @Override
    public String title() {
        return title;
    }
}
