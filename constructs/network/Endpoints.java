package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which AWS services a {@link Network} reaches without the internet. S3 and DynamoDB always have their gateway
 * endpoints, which cost nothing; interface endpoints are billed per service and zone.
 */
public sealed interface Endpoints {
    /** The services with an interface endpoint, named as in {@code com.amazonaws.<region>.<service>}. */
    List<String> interfaceServices();

    /** S3 and DynamoDB only. */
    record GatewayOnly() implements Endpoints {
        @Override
        public List<String> interfaceServices() {
            return List.of();
        }
    }

    /**
     * S3, DynamoDB and the services named.
     *
     * @param interfaceServices the services, such as {@code ecr.api}, without the prefix {@code com.amazonaws.<region>}
     */
    record Interfaces(List<String> interfaceServices) implements Endpoints {
        /**
         * Checks and copies the services.
         *
         * @throws IllegalArgumentException if there is none, one is malformed or named twice, or has a gateway already
         */
        public Interfaces {
            interfaceServices = List.copyOf(requireNonNull(interfaceServices, "interfaceServices"));
            if (interfaceServices.isEmpty()) {
                throw new IllegalArgumentException(
                        "interfaceServices must name a service, got none; use GatewayOnly for that");
            }
            requireServices(interfaceServices);
        }
    }

    /**
     * Everything that an EKS cluster and its nodes ask of AWS ({@link #EKS_SERVICES}), so that they run with
     * {@link Egress.None} ("Amazon EKS User Guide, Deploy private clusters with limited internet access").
     *
     * @param furtherServices more services, such as {@code sns}
     */
    record FullyPrivate(List<String> furtherServices) implements Endpoints {
        /**
         * Images (with S3), the control plane, identities, nodes, load balancers, logs, metrics, shells and secrets.
         */
        public static final List<String> EKS_SERVICES = List.of(
                "ecr.api",
                "ecr.dkr",
                "ec2",
                "sts",
                "eks",
                "eks-auth",
                "elasticloadbalancing",
                "autoscaling",
                "elasticfilesystem",
                "logs",
                "monitoring",
                "sqs",
                "ssm",
                "ssmmessages",
                "ec2messages",
                "kms",
                "secretsmanager");

        /**
         * Checks and copies the further services.
         *
         * @throws IllegalArgumentException if one is malformed, named twice, or has a gateway already
         */
        public FullyPrivate {
            furtherServices = List.copyOf(requireNonNull(furtherServices, "furtherServices"));
            requireServices(Stream.concat(EKS_SERVICES.stream(), furtherServices.stream())
                    .toList());
        }

        /** Exactly {@link #EKS_SERVICES}. */
        public FullyPrivate() {
            this(List.of());
        }

        @Override
        public List<String> interfaceServices() {
            return Stream.concat(EKS_SERVICES.stream(), furtherServices.stream())
                    .toList();
        }
    }

    private static void requireServices(List<String> services) {
        var name = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
        for (var service : services) {
            if (!name.matcher(service).matches() || service.startsWith("com.amazonaws")) {
                throw new IllegalArgumentException(
                        "a service must be named as after com.amazonaws.<region>, such as ecr.api, got '%s'"
                                .formatted(service));
            }
            if (List.of("s3", "dynamodb").contains(service)) {
                throw new IllegalArgumentException(
                        "%s has a gateway endpoint, which is free; leave it out".formatted(service));
            }
        }
        if (services.stream().distinct().count() < services.size()) {
            throw new IllegalArgumentException("every service must be named once, got %s".formatted(services));
        }
    }
}
