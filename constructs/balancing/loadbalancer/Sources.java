package dev.meridian.constructs.balancing.loadbalancer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.IngressProperty;

/** Who may open connections to a load balancer's listeners. */
public sealed interface Sources {
    /** How many rules of a security group's quota one open port costs. */
    int rulesPerPort();

    /** The rules that open this port. */
    List<IngressProperty> admittedOn(int port);

    /** The whole internet, over IPv4 and IPv6. */
    record Anyone() implements Sources {
        @Override
        public int rulesPerPort() {
            return 1;
        }

        @Override
        public List<IngressProperty> admittedOn(int port) {
            return List.of(
                    rule(port, "anyone over IPv4").cidrIp("0.0.0.0/0").build(),
                    rule(port, "anyone over IPv6").cidrIpv6("::/0").build());
        }
    }

    /**
     * These address ranges.
     *
     * @param cidrs IPv4 and IPv6 ranges such as {@code 10.0.0.0/8}
     */
    record Ranges(List<String> cidrs) implements Sources {
        /** @throws IllegalArgumentException if there is none */
        public Ranges {
            cidrs = List.copyOf(requireNonNull(cidrs, "cidrs"));
            requireSome("cidrs", cidrs);
        }

        @Override
        public int rulesPerPort() {
            return cidrs.size();
        }

        @Override
        public List<IngressProperty> admittedOn(int port) {
            return cidrs.stream()
                    .map(cidr -> cidr.contains(":")
                            ? rule(port, "given range").cidrIpv6(cidr).build()
                            : rule(port, "given range").cidrIp(cidr).build())
                    .toList();
        }
    }

    /**
     * The addresses of a managed prefix list, such as those CloudFront calls origins from.
     *
     * @param prefixListId the list's id in the load balancer's Region
     */
    record PrefixList(String prefixListId) implements Sources {
        /** What CloudFront's list counts in a security group ("Amazon CloudFront Developer Guide"): {@value} rules. */
        public static final int CLOUDFRONT_WEIGHT = 55;

        private static final Pattern ID = Pattern.compile("pl-[0-9a-f]{8,17}");

        /** @throws IllegalArgumentException if it is no id of a prefix list */
        public PrefixList {
            requireNonNull(prefixListId, "prefixListId");
            if (!ID.matcher(prefixListId).matches() && !Token.isUnresolved(prefixListId)) {
                throw new IllegalArgumentException(
                        "prefixListId must be an id such as pl-3b927c52, got '%s'".formatted(prefixListId));
            }
        }

        @Override
        public int rulesPerPort() {
            return CLOUDFRONT_WEIGHT;
        }

        @Override
        public List<IngressProperty> admittedOn(int port) {
            return List.of(rule(port, "managed prefix list")
                    .sourcePrefixListId(prefixListId)
                    .build());
        }
    }

    /**
     * The members of these security groups.
     *
     * @param securityGroupIds their ids
     */
    record Groups(List<String> securityGroupIds) implements Sources {
        /** @throws IllegalArgumentException if there is none */
        public Groups {
            securityGroupIds = List.copyOf(requireNonNull(securityGroupIds, "securityGroupIds"));
            requireSome("securityGroupIds", securityGroupIds);
        }

        @Override
        public int rulesPerPort() {
            return securityGroupIds.size();
        }

        @Override
        public List<IngressProperty> admittedOn(int port) {
            return securityGroupIds.stream()
                    .map(id -> rule(port, "given security group")
                            .sourceSecurityGroupId(id)
                            .build())
                    .toList();
        }
    }

    /** The rules of a security group that a Region allows without a raised quota ("Amazon VPC quotas"): {@value}. */
    int RULE_QUOTA = 60;

    /**
     * Refuses sources that would need more rules than a security group holds.
     *
     * @throws IllegalArgumentException if they would
     */
    static void requireWithinQuota(Sources sources, int ports) {
        var needed = sources.rulesPerPort() * ports;
        if (needed > RULE_QUOTA) {
            throw new IllegalArgumentException(("sources must fit a security group's %d rules, got %d on %d ports; "
                            + "open fewer ports or name fewer ranges")
                    .formatted(RULE_QUOTA, needed, ports));
        }
    }

    private static IngressProperty.Builder rule(int port, String whom) {
        return IngressProperty.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .description("Port %d from %s".formatted(port, whom));
    }

    private static void requireSome(String what, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("%s must name at least one source, got %s".formatted(what, values));
        }
    }
}
