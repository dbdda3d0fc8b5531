package dev.meridian.environments.validation;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Capacity;
import dev.meridian.environments.validation.rule.Problems;
import java.util.regex.Pattern;

/** Load balancer, certificate and firewall. */
final class IngressRules {
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{1,31}");

    /** ACM allows 64 characters in a certificate's first name, and a region's code stands before the domain. */
    private static final int LONGEST_DOMAIN = 64 - "ap-southeast-1.".length();

    /** AWS WAF Developer Guide, "Rate-based rule statement". */
    private static final long LEAST_RATE = 10;

    private static final long MOST_RATE = 2_000_000_000;

    /** 15,000 capacity units of 3,000 connections each, "Quotas for your Application Load Balancers". */
    private static final int MOST_CONNECTIONS = 45_000_000;

    private IngressRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        environment.ingress().ifPresent(ingress -> {
            problems.require(
                    DOMAIN.matcher(ingress.domain()).matches()
                            && ingress.domain().length() <= LONGEST_DOMAIN,
                    "ingress: domain must be a lower-case domain name of at most %d characters, got '%s'",
                    LONGEST_DOMAIN,
                    ingress.domain());
            problems.require(
                    ZONE.matcher(ingress.hostedZoneId()).matches(),
                    "ingress: hostedZoneId must be a public zone's id like Z0123456789ABC, got '%s'",
                    ingress.hostedZoneId());
            if (ingress.capacity() instanceof Capacity.Reserved reserved) {
                problems.requireBetween(
                        1,
                        MOST_CONNECTIONS,
                        reserved.concurrentConnections(),
                        "ingress: concurrentConnections",
                        "size it for the peak");
            }
            problems.requireBetween(
                    LEAST_RATE,
                    MOST_RATE,
                    ingress.firewall().requestsPerFiveMinutes(),
                    "ingress: requestsPerFiveMinutes",
                    "WAF takes no other");
            problems.require(
                    environment.cluster().isPresent(),
                    "ingress: its services run on the cluster, and there is none; define one or leave ingress out");
        });
    }
}
