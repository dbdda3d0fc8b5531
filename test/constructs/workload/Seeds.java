package dev.meridian.constructs.workload;

import dev.meridian.constructs.workload.configuration.Configuration;
import dev.meridian.constructs.workload.configuration.Variable.FromSecret;
import dev.meridian.constructs.workload.configuration.Variable.Text;
import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.exposure.TargetBinding;
import dev.meridian.constructs.workload.placement.NodePurchase;
import dev.meridian.constructs.workload.placement.Placement;
import dev.meridian.constructs.workload.placement.Spread;
import dev.meridian.constructs.workload.placement.Toleration;
import dev.meridian.constructs.workload.pods.Identity;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.probes.Check;
import dev.meridian.constructs.workload.probes.HealthProbe;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.rollout.Amount;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.scaling.Metric;
import dev.meridian.constructs.workload.scaling.Pace;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.scaling.Step;
import dev.meridian.constructs.workload.scaling.VerticalScaling;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.service.ServiceProps;
import dev.meridian.constructs.workload.traffic.Inbound;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services of the systems that Meridian must run, with the figures of their seeds. */
final class Seeds {
    static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/api/0123456789abcdef";

    private Seeds() {}

    /** T2, T3, T5 and T7. */
    static ServiceProps.Builder tapworkApi() {
        var container = ContainerProps.builder(new Image("tapwork/api", "v1.0.0"), Resources.of(250, 256, 500, 512))
                .configurations(List.of(new Configuration.Entries(
                        "tapwork-config",
                        Map.of(
                                "DATABASE_HOST", "postgres-service",
                                "DATABASE_PORT", "5432",
                                "DATABASE_NAME", "tapwork",
                                "SMTP_HOST", "smtp-service",
                                "SMTP_PORT", "1025",
                                "API_HOST", "0.0.0.0",
                                "API_PORT", "8000"))))
                .environment(Map.of(
                        "DATABASE_URL",
                                new Text("postgresql://$(DB_USER):$(DB_PASSWORD)@$(DATABASE_HOST):5432/tapwork"),
                        "DB_USER", new Text("tapwork_user"),
                        "DB_PASSWORD", new FromSecret("tapwork-secrets", "db-password"),
                        "JWT_SECRET", new FromSecret("tapwork-secrets", "jwt-secret")))
                .build();
        var pod = PodProps.builder(container)
                .traffic(new Traffic(
                        List.of(new Inbound(new Peer.Addresses("10.20.0.0/24"), "http")),
                        List.of(
                                new Outbound(Peer.Pods.of("tapwork", "postgres"), 5432),
                                new Outbound(Peer.Pods.of("tapwork", "smtp"), 1025))))
                .build();
        var health = new Check.Http("/health", "http");
        return ServiceProps.builder("tapwork-api", "tapwork", "tapwork", pod)
                .ports(List.of(Port.tcp("http", 8000)))
                .address(new ServiceAddress.ClusterIp("tapwork-api-service"))
                .probes(new HealthProbes(
                        Optional.of(new HealthProbe(health, 30, 10, 1, 3, 1)),
                        Optional.of(new HealthProbe(health, 5, 5, 1, 3, 1)),
                        Optional.empty()))
                .scaling(new Scaling.Horizontal(3, 10, List.of(new Metric.Cpu(70), new Metric.Memory(80))))
                .bindings(List.of(new TargetBinding("tapwork-api", "http", TARGET_GROUP)));
    }

    /** F5, F6, F9 and F10. */
    static ServiceProps.Builder authService() {
        var container = ContainerProps.builder(
                        new Image("project/auth-service", "v1.2.3"), Resources.of(200, 400, 400, 800))
                .configurations(List.of(
                        new Configuration.Files("auth-service-config", Map.of("config.yaml", """
                                server:
                                  port: 3001
                                  host: "0.0.0.0"
                                auth:
                                  jwt_expiry: "15m"
                                  refresh_expiry: "7d"
                                  max_sessions: 5
                                rate_limiting:
                                  window_ms: 900000
                                  max_requests: 100
                                """), "/app/config")))
                .environment(Map.of(
                        "NODE_ENV", new Text("production"),
                        "DATABASE_URL", new FromSecret("database-secret", "url"),
                        "REDIS_URL", new FromSecret("redis-secret", "url"),
                        "JWT_SECRET", new FromSecret("jwt-secret", "secret")))
                .build();
        var pod = PodProps.builder(container)
                .volumes(List.of(new Volume.Scratch("temp-volume", "/tmp", 64, Volume.Medium.DISK)))
                .security(PodSecurity.of(1001))
                .identity(Identity.POD_IDENTITY)
                .placement(new Placement(
                        Spread.REQUIRED,
                        Spread.PREFERRED,
                        NodePurchase.ANY,
                        Map.of("kubernetes.io/arch", "amd64"),
                        List.of(new Toleration("app", Optional.of("auth"), Toleration.Effect.NO_SCHEDULE))))
                .priorityClass("critical")
                .build();
        var health = new Check.Http("/health", "http");
        return ServiceProps.builder("auth-service", "production", "taskflow", pod)
                .ports(List.of(Port.tcp("http", 3001, 80)))
                .probes(new HealthProbes(
                        Optional.of(new HealthProbe(health, 30, 10, 5, 3, 1)),
                        Optional.of(new HealthProbe(new Check.Http("/ready", "http"), 5, 5, 3, 3, 1)),
                        Optional.of(new HealthProbe(health, 10, 10, 5, 30, 1))))
                .rollOut(new RollOut.Rolling(Amount.of(1), Amount.of(1)))
                .scaling(new Scaling.Horizontal(
                        2,
                        10,
                        List.of(
                                new Metric.Cpu(70),
                                new Metric.Memory(80),
                                new Metric.PerPod("requests_per_second", 100)),
                        new Pace(60, List.of(new Step(Step.Unit.PERCENT, 100, 60), new Step(Step.Unit.PODS, 2, 60))),
                        new Pace(300, List.of(new Step(Step.Unit.PERCENT, 50, 60)))))
                .verticalScaling(new VerticalScaling(
                        VerticalScaling.Mode.AUTO,
                        100,
                        128,
                        1000,
                        2048,
                        EnumSet.allOf(VerticalScaling.Resource.class),
                        VerticalScaling.Values.REQUESTS_AND_LIMITS,
                        new VerticalScaling.Overlap.Accepted(
                                "requests_per_second leads; the others are a safety net")));
    }

    /** The smallest service there is. */
    static ServiceProps.Builder smallest(String name) {
        return ServiceProps.builder(
                name, "team", "system", PodProps.builder(container()).build());
    }

    static ContainerProps container() {
        return ContainerProps.builder(new Image("team/worker", "1.0"), Resources.of(100, 128, 200, 256))
                .build();
    }
}
