package dev.meridian.app.review.access.protection.safeguard;

import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.DELETION_PROTECTION;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.DETECTION;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.LOGGING;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.VERSIONING;
import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;

import dev.meridian.app.review.finding.Severity;
import java.util.Map;
import java.util.stream.Stream;

/** What protects from deletion by mistake, and what keeps a record of what happens. */
public final class LastingSafeguards {
    private static final String DELETABLE = "It can be deleted by mistake";

    private static final Map<String, String> DELETION = Map.ofEntries(
            Map.entry("AWS::RDS::DBInstance", "/DeletionProtection"),
            Map.entry("AWS::RDS::DBCluster", "/DeletionProtection"),
            Map.entry("AWS::RDS::GlobalCluster", "/DeletionProtection"),
            Map.entry("AWS::DocDB::DBCluster", "/DeletionProtection"),
            Map.entry("AWS::Neptune::DBCluster", "/DeletionProtection"),
            Map.entry("AWS::NeptuneGraph::Graph", "/DeletionProtection"),
            Map.entry("AWS::DynamoDB::Table", "/DeletionProtectionEnabled"),
            Map.entry("AWS::EKS::Cluster", "/DeletionProtection"),
            Map.entry("AWS::Logs::LogGroup", "/DeletionProtectionEnabled"),
            Map.entry("AWS::NetworkFirewall::Firewall", "/DeleteProtection"));

    private static final Map<String, String> LOGS = Map.ofEntries(
            Map.entry("AWS::S3::Bucket", "/LoggingConfiguration"),
            Map.entry("AWS::CloudFront::Distribution", "/DistributionConfig/Logging"),
            Map.entry("AWS::ApiGateway::Stage", "/AccessLogSetting"),
            Map.entry("AWS::ApiGatewayV2::Stage", "/AccessLogSettings"),
            Map.entry("AWS::MSK::Cluster", "/LoggingInfo"),
            Map.entry("AWS::Redshift::Cluster", "/LoggingProperties"),
            Map.entry("AWS::Route53::HostedZone", "/QueryLoggingConfig"),
            Map.entry("AWS::AppSync::GraphQLApi", "/LogConfig"),
            Map.entry("AWS::Transfer::Server", "/LoggingRole"));

    private LastingSafeguards() {}

    public static Stream<Safeguard> all() {
        return Stream.of(
                        DELETION.entrySet().stream()
                                .map(entry -> deletion(entry.getKey(), entry.getValue(), Measure.on(false))),
                        LOGS.entrySet().stream()
                                .map(entry -> log(entry.getKey(), entry.getValue(), Measure.set(), NOTABLE)),
                        single())
                .flatMap(part -> part);
    }

    private static Safeguard deletion(String type, String place, Measure measure) {
        return Safeguard.of(type, place, measure, DELETION_PROTECTION, DANGEROUS, DELETABLE);
    }

    private static Safeguard log(String type, String place, Measure measure, Severity severity) {
        return Safeguard.of(type, place, measure, LOGGING, severity, "It is no longer logged");
    }

    private static Stream<Safeguard> single() {
        return Stream.of(
                deletion(
                        "AWS::Cognito::UserPool",
                        "/DeletionProtection",
                        Measure.ranked("INACTIVE", "INACTIVE", "ACTIVE")),
                deletion("AWS::QLDB::Ledger", "/DeletionProtection", Measure.on(true)),
                deletion(
                        "AWS::EFS::FileSystem",
                        "/FileSystemProtection/ReplicationOverwriteProtection",
                        Measure.ranked("ENABLED", "DISABLED", "ENABLED")),
                Safeguard.of(
                        "AWS::EC2::Instance",
                        "/DisableApiTermination",
                        Measure.on(false),
                        DELETION_PROTECTION,
                        NOTABLE,
                        DELETABLE),
                Safeguard.of(
                        "AWS::S3::Bucket",
                        "/VersioningConfiguration/Status",
                        Measure.ranked("Suspended", "Suspended", "Enabled"),
                        VERSIONING,
                        DANGEROUS,
                        "What is overwritten or deleted from now on is lost"),
                log(
                        "AWS::StepFunctions::StateMachine",
                        "/LoggingConfiguration/Level",
                        Measure.ranked("OFF", "OFF", "FATAL", "ERROR", "ALL"),
                        NOTABLE),
                log("AWS::EC2::FlowLog", "/TrafficType", Measure.ranked("ALL", "REJECT", "ACCEPT", "ALL"), NOTABLE),
                detection(
                        "AWS::CloudTrail::Trail",
                        "/IsLogging",
                        Measure.on(true),
                        DANGEROUS,
                        "The trail records nothing"),
                detection(
                        "AWS::CloudTrail::Trail",
                        "/IsMultiRegionTrail",
                        Measure.on(false),
                        DANGEROUS,
                        "The trail records its own region alone"),
                detection(
                        "AWS::CloudTrail::Trail",
                        "/IncludeGlobalServiceEvents",
                        Measure.on(false),
                        NOTABLE,
                        "The trail records nothing of IAM and other global services"),
                detection(
                        "AWS::CloudTrail::Trail",
                        "/EnableLogFileValidation",
                        Measure.on(false),
                        NOTABLE,
                        "Nobody can tell whether the trail's files were changed"),
                detection(
                        "AWS::GuardDuty::Detector",
                        "/Enable",
                        Measure.on(true),
                        DANGEROUS,
                        "GuardDuty looks for no threats"),
                Safeguard.of(
                        "AWS::CloudWatch::Alarm",
                        "/ActionsEnabled",
                        Measure.on(true),
                        ProtectionRule.ALARM,
                        NOTABLE,
                        "The alarm tells nobody"));
    }

    private static Safeguard detection(String type, String place, Measure measure, Severity severity, String what) {
        return Safeguard.of(type, place, measure, DETECTION, severity, what);
    }
}
