package dev.meridian.constructs.balancing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.application.Capacity;
import dev.meridian.constructs.balancing.application.HttpHandling;
import dev.meridian.constructs.balancing.application.IpFamily;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.application.SecurityHeaders;
import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.loadbalancer.DeletionProtection;
import dev.meridian.constructs.balancing.loadbalancer.Exposure;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.balancing.loadbalancer.TlsPolicy;
import dev.meridian.constructs.balancing.loadbalancer.ZonalShift;
import dev.meridian.constructs.balancing.routing.WebService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * How an {@link ApplicationEntry} is built.
 *
 * @param vpc the network of the load balancer and its targets
 * @param subnets one subnet in each of at least two zones; public ones for {@link Exposure#INTERNET}
 * @param certificateArn the certificate shown to clients that name no other host; in the load balancer's Region
 * @param logs where access, connection and health check logs go
 * @param services the services behind the load balancer
 * @param exposure who can resolve it to an address they reach
 * @param sources who may open connections
 * @param plainHttp what happens on port 80
 * @param tlsPolicy which TLS is offered
 * @param furtherCertificateArns certificates for further hosts, by a name that stays; the names become construct ids
 * @param handling how requests are treated on their way
 * @param headers the security headers of every answer
 * @param capacity how much it can take before it has had time to grow
 * @param ipFamily which internet protocols clients may use
 * @param zonalShift whether traffic can be moved out of a zone
 * @param deletionProtection whether it refuses to be deleted
 */
public record ApplicationEntryProps(
        IVpc vpc,
        SubnetSelection subnets,
        String certificateArn,
        LoadBalancerLogs logs,
        List<WebService> services,
        Exposure exposure,
        Sources sources,
        PlainHttp plainHttp,
        TlsPolicy tlsPolicy,
        Map<String, String> furtherCertificateArns,
        HttpHandling handling,
        SecurityHeaders headers,
        Capacity capacity,
        IpFamily ipFamily,
        ZonalShift zonalShift,
        DeletionProtection deletionProtection) {
    /** Unless said otherwise: on the internet. */
    public static final Exposure DEFAULT_EXPOSURE = Exposure.INTERNET;

    /** Unless said otherwise: port 80 sends everyone to HTTPS. */
    public static final PlainHttp DEFAULT_PLAIN_HTTP = PlainHttp.REDIRECT;

    /** Unless said otherwise: TLS 1.3 only (atlas A18). */
    public static final TlsPolicy DEFAULT_TLS_POLICY = TlsPolicy.TLS_1_3;

    /** Unless said otherwise: IPv4 only. */
    public static final IpFamily DEFAULT_IP_FAMILY = IpFamily.IPV4;

    /** Unless said otherwise: traffic can be moved out of a zone. */
    public static final ZonalShift DEFAULT_ZONAL_SHIFT = ZonalShift.ON;

    /** Unless said otherwise: it refuses to be deleted. */
    public static final DeletionProtection DEFAULT_DELETION_PROTECTION = DeletionProtection.ON;

    private static final int MOST_FURTHER_CERTIFICATES = 25;

    /**
     * Checks what the load balancer would refuse ("Quotas for your Application Load Balancers").
     *
     * @throws IllegalArgumentException if two services share a name or two routes a priority, there is no service or
     *     more routes, target groups or certificates than fit, the sources need more rules than a security group holds,
     *     an internal load balancer is open to anyone or asked for IPv6, or a gRPC service has no HTTP/2
     */
    public ApplicationEntryProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(certificateArn, "certificateArn");
        requireNonNull(logs, "logs");
        services = List.copyOf(requireNonNull(services, "services"));
        requireNonNull(exposure, "exposure");
        requireNonNull(sources, "sources");
        requireNonNull(plainHttp, "plainHttp");
        requireNonNull(tlsPolicy, "tlsPolicy");
        // In the order of the names: the order of a copied map differs from run to run.
        furtherCertificateArns = Collections.unmodifiableMap(
                new TreeMap<>(requireNonNull(furtherCertificateArns, "furtherCertificateArns")));
        requireNonNull(handling, "handling");
        requireNonNull(headers, "headers");
        requireNonNull(capacity, "capacity");
        requireNonNull(ipFamily, "ipFamily");
        requireNonNull(zonalShift, "zonalShift");
        requireNonNull(deletionProtection, "deletionProtection");
        ServiceQuotas.require(services);
        furtherCertificateArns.keySet().forEach(name -> Checks.requireKebab("a further certificate's name", name));
        Checks.requireWithin(
                "the number of further certificates", 0, MOST_FURTHER_CERTIFICATES, furtherCertificateArns.size());
        Sources.requireWithinQuota(sources, (int) ports(plainHttp).count());
        if (exposure == Exposure.INTERNAL && sources instanceof Sources.Anyone) {
            throw new IllegalArgumentException(
                    "an internal load balancer must name its sources, got anyone; give ranges or security groups");
        }
        if (exposure == Exposure.INTERNAL && ipFamily != IpFamily.IPV4) {
            throw new IllegalArgumentException(
                    "an internal load balancer must use %s, got %s".formatted(IpFamily.IPV4, ipFamily));
        }
        if (handling.http2() == HttpHandling.Http2.OFF) {
            services.stream()
                    .filter(service -> service.version() == WebService.HttpVersion.GRPC)
                    .findFirst()
                    .ifPresent(service -> {
                        throw new IllegalArgumentException(
                                "http2 must be ON for the gRPC service '%s', got OFF".formatted(service.name()));
                    });
        }
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(
            IVpc vpc,
            SubnetSelection subnets,
            String certificateArn,
            LoadBalancerLogs logs,
            List<WebService> services) {
        return new Builder(vpc, subnets, certificateArn, logs, services);
    }

    IntStream ports() {
        return ports(plainHttp);
    }

    private static IntStream ports(PlainHttp plainHttp) {
        return plainHttp == PlainHttp.REDIRECT
                ? IntStream.of(ApplicationEntry.HTTPS_PORT, ApplicationEntry.HTTP_PORT)
                : IntStream.of(ApplicationEntry.HTTPS_PORT);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final String certificateArn;
        private final LoadBalancerLogs logs;
        private final List<WebService> services;
        private Exposure exposure = DEFAULT_EXPOSURE;
        private Sources sources = new Sources.Anyone();
        private PlainHttp plainHttp = DEFAULT_PLAIN_HTTP;
        private TlsPolicy tlsPolicy = DEFAULT_TLS_POLICY;
        private Map<String, String> furtherCertificateArns = Map.of();
        private HttpHandling handling = HttpHandling.defaults();
        private SecurityHeaders headers = SecurityHeaders.defaults();
        private Capacity capacity = new Capacity.Elastic();
        private IpFamily ipFamily = DEFAULT_IP_FAMILY;
        private ZonalShift zonalShift = DEFAULT_ZONAL_SHIFT;
        private DeletionProtection deletionProtection = DEFAULT_DELETION_PROTECTION;

        private Builder(
                IVpc vpc,
                SubnetSelection subnets,
                String certificateArn,
                LoadBalancerLogs logs,
                List<WebService> services) {
            this.vpc = vpc;
            this.subnets = subnets;
            this.certificateArn = certificateArn;
            this.logs = logs;
            this.services = services;
        }

        /** Who can resolve it. Default: {@link ApplicationEntryProps#DEFAULT_EXPOSURE}. */
        public Builder exposure(Exposure exposure) {
            this.exposure = exposure;
            return this;
        }

        /** Who may open connections. Default: {@link Sources.Anyone}, on ports 443 and 80 only. */
        public Builder sources(Sources sources) {
            this.sources = sources;
            return this;
        }

        /** What happens on port 80. Default: {@link ApplicationEntryProps#DEFAULT_PLAIN_HTTP}. */
        public Builder plainHttp(PlainHttp plainHttp) {
            this.plainHttp = plainHttp;
            return this;
        }

        /** Which TLS is offered. Default: {@link ApplicationEntryProps#DEFAULT_TLS_POLICY}. */
        public Builder tlsPolicy(TlsPolicy tlsPolicy) {
            this.tlsPolicy = tlsPolicy;
            return this;
        }

        /** Certificates for further hosts, by a name that stays. Default: none. */
        public Builder furtherCertificateArns(Map<String, String> furtherCertificateArns) {
            this.furtherCertificateArns = furtherCertificateArns;
            return this;
        }

        /** How requests are treated. Default: {@link HttpHandling#defaults()}. */
        public Builder handling(HttpHandling handling) {
            this.handling = handling;
            return this;
        }

        /** The security headers of every answer. Default: {@link SecurityHeaders#defaults()}. */
        public Builder headers(SecurityHeaders headers) {
            this.headers = headers;
            return this;
        }

        /** How much it can take at once. Default: {@link Capacity.Elastic}. */
        public Builder capacity(Capacity capacity) {
            this.capacity = capacity;
            return this;
        }

        /** Which internet protocols. Default: {@link ApplicationEntryProps#DEFAULT_IP_FAMILY}. */
        public Builder ipFamily(IpFamily ipFamily) {
            this.ipFamily = ipFamily;
            return this;
        }

        /** Whether traffic can leave a zone. Default: {@link ApplicationEntryProps#DEFAULT_ZONAL_SHIFT}. */
        public Builder zonalShift(ZonalShift zonalShift) {
            this.zonalShift = zonalShift;
            return this;
        }

        /** Whether it refuses deletion. Default: {@link ApplicationEntryProps#DEFAULT_DELETION_PROTECTION}. */
        public Builder deletionProtection(DeletionProtection deletionProtection) {
            this.deletionProtection = deletionProtection;
            return this;
        }

        /**
         * The checked props.
         *
         * @throws IllegalArgumentException as {@link ApplicationEntryProps} says
         */
        public ApplicationEntryProps build() {
            return new ApplicationEntryProps(
                    vpc,
                    subnets,
                    certificateArn,
                    logs,
                    services,
                    exposure,
                    sources,
                    plainHttp,
                    tlsPolicy,
                    furtherCertificateArns,
                    handling,
                    headers,
                    capacity,
                    ipFamily,
                    zonalShift,
                    deletionProtection);
        }
    }
}
