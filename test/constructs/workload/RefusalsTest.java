package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.placement.NodePurchase;
import dev.meridian.constructs.workload.placement.Placement;
import dev.meridian.constructs.workload.placement.Spread;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.priority.PriorityClassProps;
import dev.meridian.constructs.workload.probes.Check;
import dev.meridian.constructs.workload.probes.HealthProbe;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.rollout.Amount;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.scaling.Disruption;
import dev.meridian.constructs.workload.scaling.Metric;
import dev.meridian.constructs.workload.scaling.Pace;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.scaling.Step;
import dev.meridian.constructs.workload.scaling.VerticalScaling;
import dev.meridian.constructs.workload.security.Deviation;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.service.ServiceProps;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {
    private static final Port HTTP = Port.tcp("http", 8080);
    private static final String LONG = "a".repeat(53);

    @ParameterizedTest
    @MethodSource({"containers", "pods", "services", "scalings"})
    void refuses(ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                refusal(
                        () -> Resources.of(500, 512, 250, 512),
                        "limitCpuMillis must not be below the request of 500, got 250"),
                refusal(
                        () -> Resources.of(500, 512, 500, 256),
                        "limitMemoryMiB must not be below the request of 512, got 256"),
                refusal(() -> Resources.of(0, 512, 250, 512), "requestCpuMillis must be at least 1, got 0"),
                refusal(
                        () -> new Image("tapwork/api:v1", "v1"),
                        "an image's repository must look like registry/path/name, without a tag, got 'tapwork/api:v1'"),
                refusal(
                        () -> new Image("tapwork/api", "sha256:abc"),
                        "an image's reference must be a tag, or sha256: and 64 hexadecimal digits, got 'sha256:abc'"),
                refusal(
                        () -> Port.tcp("a-very-long-name", 80),
                        "a port's name must have up to 15 lower-case letters, digits and single hyphens, got"
                                + " 'a-very-long-name'"),
                refusal(
                        () -> Port.tcp("80", 80),
                        "a port's name must have up to 15 lower-case letters, digits and single hyphens, got '80'"),
                refusal(() -> Port.tcp("http", 0), "port 'http' of the container must be 1 to 65535, got 0"),
                refusal(() -> Port.tcp("http", 80, 65_536), "port 'http' of the service must be 1 to 65535, got 65536"),
                refusal(
                        () -> new Configuration.Entries("config", Map.of("1st", "x")),
                        "an environment variable must have letters, digits and underscores, no digit first, got '1st'"),
                refusal(
                        () -> new Configuration.Entries("config", Map.of()),
                        "ConfigMap 'config' must have content, got none; leave it out"),
                refusal(
                        () -> new Configuration.Files("config", Map.of("a", "x".repeat(70_000)), "/etc/app"),
                        "ConfigMap 'config' must have at most 65,536 bytes, got 70,000; split it"),
                refusal(
                        () -> new Configuration.Files("config", Map.of("a/b", "x"), "/etc/app"),
                        "a file's name must have up to 253 letters, digits, hyphens, dots and underscores, got 'a/b'"),
                refusal(
                        () -> new Configuration.Files("config", Map.of("a", "x"), "etc"),
                        "a mountPath must begin with a slash, got 'etc'"),
                refusal(
                        () -> new Variable.FromSecret("My_Secret", "key"),
                        "a secret's name must have up to 63 lower-case letters, digits and hyphens, no hyphen first or"
                                + " last, got 'My_Secret'"),
                refusal(
                        () -> ContainerProps.builder(new Image("a", "1"), Resources.of(1, 1, 1, 1))
                                .configurations(List.of(
                                        new Configuration.Entries("config", Map.of("A", "1")),
                                        new Configuration.Files("config", Map.of("b", "2"), "/b")))
                                .build(),
                        "ConfigMaps must have names of their own, got 'config' twice"));
    }

    static Stream<Arguments> pods() {
        return Stream.of(
                refusal(() -> PodSecurity.of(0), "user 0 and the deviation RunsAsRoot go together, got user 0 and []"),
                refusal(
                        () -> PodSecurity.of(1000, new Deviation.RunsAsRoot("it must")),
                        "user 0 and the deviation RunsAsRoot go together, got user 1000 and [runs-as-root]"),
                refusal(
                        () -> new Deviation.WritableRootFilesystem(" "),
                        "a writable root filesystem must have a reason, got none"),
                refusal(
                        () -> new Deviation.Capabilities(Set.of("ALL"), "it must"),
                        "capabilities must be named one by one, got [ALL]"),
                refusal(
                        () -> new Volume.Scratch("tmp", "/", 10, Volume.Medium.DISK),
                        "the mountPath of volume 'tmp' must be a folder below / without a colon, got '/'"),
                refusal(
                        () -> new Volume.Claim("data", "/data", 0),
                        "the sizeGiB of volume 'data' must be 1 to 65536, got 0"),
                refusal(
                        () -> new Volume.SharedFiles("media", "/media", "fs-0123456789abcdef0", "media"),
                        "accessPointId must look like fsap-0123456789abcdef0, got 'media'"),
                refusal(
                        () -> new Placement(
                                Spread.NONE,
                                Spread.NONE,
                                NodePurchase.MANAGED_SPOT,
                                Map.of("eks.amazonaws.com/capacityType", "ON_DEMAND"),
                                List.of()),
                        "nodeLabels must leave 'eks.amazonaws.com/capacityType' to purchase MANAGED_SPOT, got 'ON_DEMAND'"),
                refusal(
                        () -> PodProps.builder(Seeds.container())
                                .gracePeriodSeconds(0)
                                .build(),
                        "gracePeriodSeconds must be 1 to 3600, got 0"),
                refusal(
                        () -> new Inbound(new Peer.Internet(List.of()), "http"),
                        "calls to port 'http' cannot come from the internet; name the addresses of the load balancer"),
                refusal(
                        () -> new Peer.Pods("team", Map.of()),
                        "pods of namespace 'team' must have a label to be told by, got none"),
                refusal(
                        () -> new Peer.Addresses("10.0.0.1/16"),
                        "cidr must start at its first address, got '10.0.0.1/16'; write 10.0.0.0/16"));
    }

    static Stream<Arguments> services() {
        return Stream.of(
                refusal(
                        () -> Seeds.smallest(LONG).build(),
                        "name must have up to 52 lower-case letters, digits and hyphens, no hyphen first or last, got '"
                                + LONG + "'"),
                refusal(
                        () -> new ServiceAddress.ClusterIp("1st"),
                        "a Service's name must have up to 63 lower-case letters, digits and hyphens, a letter first, got"
                                + " '1st'"),
                refusal(
                        () -> Seeds.smallest("api")
                                .address(new ServiceAddress.ClusterIp("api"))
                                .build(),
                        "Service 'api' must have a port, got none; give the service a port or no address"),
                refusal(
                        () -> Seeds.smallest("api")
                                .ports(List.of(HTTP, Port.tcp("other", 8080, 80)))
                                .build(),
                        "container ports must be different, got '8080/TCP' twice"),
                refusal(
                        () -> api().probes(readiness(new Check.Tcp("admin"))).build(),
                        "a probe must name a port of the service, got 'admin'; there is [http]"),
                refusal(
                        () -> new HealthProbes(
                                Optional.of(new HealthProbe(new Check.Tcp("http"), 0, 10, 1, 3, 2)),
                                Optional.empty(),
                                Optional.empty()),
                        "a liveness probe's successThreshold must be 1, got 2; only readiness may ask for more"),
                refusal(
                        () -> new HealthProbe(new Check.Tcp("http"), 0, 0, 1, 3, 1),
                        "a probe's periodSeconds must be at least 1, got 0"),
                refusal(
                        () -> api().bindings(List.of(new TargetBinding("api", "admin", Seeds.TARGET_GROUP)))
                                .build(),
                        "binding 'api' must name a port of the service, got 'admin'; there is [http]"),
                refusal(
                        () -> api().address(new ServiceAddress.None())
                                .bindings(List.of(new TargetBinding("api", "http", Seeds.TARGET_GROUP)))
                                .build(),
                        "binding 'api' needs a Service, but the service has no address"),
                refusal(
                        () -> new TargetBinding("api", "http", "arn:aws:s3:::bucket"),
                        "targetGroupArn must be the ARN of a target group, got 'arn:aws:s3:::bucket'"),
                refusal(
                        () -> ServiceProps.builder(
                                        "api",
                                        "team",
                                        "system",
                                        PodProps.builder(Seeds.container())
                                                .traffic(new Traffic(
                                                        List.of(new Inbound(Peer.Pods.of("team", "web"), "admin")),
                                                        List.of()))
                                                .build())
                                .ports(List.of(HTTP))
                                .build(),
                        "an inbound call must name a port of the service, got 'admin'; there is [http]"),
                refusal(() -> api().drainSeconds(60).build(), "drainSeconds must be 0 to 59, got 60"),
                refusal(
                        () -> api().minReadySeconds(30)
                                .progressDeadlineSeconds(30)
                                .build(),
                        "progressDeadlineSeconds must be 31 to 172800, got 30"),
                refusal(
                        () -> api().rollOut(new RollOut.InOrder()).build(),
                        "only pods with disks are replaced InOrder; use Rolling"),
                refusal(
                        () -> new RollOut.Rolling(Amount.of(0), Amount.percent(0)),
                        "surge and unavailable must not both be 0, since no pod could ever be replaced"),
                refusal(
                        () -> new PriorityClassProps(
                                "system-x",
                                1,
                                PriorityClassProps.Preemption.NEVER,
                                PriorityClassProps.Assignment.BY_NAME,
                                "not one's own"),
                        "a PriorityClass's name must not begin with system-, got 'system-x'"));
    }

    static Stream<Arguments> scalings() {
        return Stream.of(
                refusal(
                        () -> new Scaling.Horizontal(5, 3, List.of(new Metric.Cpu(70))),
                        "maximum must not be below the minimum of 5, got 3"),
                refusal(
                        () -> new Scaling.Horizontal(1, 3, List.of()),
                        "scaling must have a metric, got none; use Fixed instead"),
                refusal(
                        () -> new Scaling.Horizontal(1, 3, List.of(new Metric.Cpu(70), new Metric.Cpu(80))),
                        "scaling must have metrics of different names, got 'cpu' twice"),
                refusal(() -> new Pace(3_601, List.of()), "windowSeconds must be 0 to 3600, got 3601"),
                refusal(
                        () -> new Step(Step.Unit.PODS, 1, 1_801),
                        "the periodSeconds of a step must be 1 to 1800, got 1801"),
                refusal(
                        () -> new VerticalScaling(VerticalScaling.Mode.AUTO, 200, 128, 100, 256),
                        "maxCpuMillis must be at least 200, got 100"),
                refusal(
                        () -> new Disruption.MaxUnavailable(Amount.of(0)),
                        "the pods that may be missing must not be 0, since no node could ever be emptied"),
                refusal(
                        () -> api().scaling(new Scaling.Fixed(3))
                                .disruption(new Disruption.MinAvailable(3))
                                .build(),
                        "the pods that must be there must be fewer than the least of 3, got 3; no node could ever be"
                                + " emptied"));
    }

    private static ServiceProps.Builder api() {
        return Seeds.smallest("api").ports(List.of(HTTP));
    }

    private static HealthProbes readiness(Check check) {
        return new HealthProbes(Optional.empty(), Optional.of(HealthProbe.of(check)), Optional.empty());
    }

    private static Arguments refusal(ThrowingCallable made, String message) {
        return arguments(named("it", made), message);
    }
}
