package dev.meridian.app.review.access.protection.safeguard;

import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.AUTHENTICATION;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.FIREWALL;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.IMAGE_TAGS;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.INSTANCE_METADATA;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.PUBLIC_ACCESS;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.SHELLS;
import static dev.meridian.app.review.access.protection.safeguard.ProtectionRule.TLS_WEAKENED;
import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;

import dev.meridian.app.review.access.setting.Setting;
import dev.meridian.app.review.finding.Severity;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What protects connections, and who has to prove who they are. */
public final class AccessSafeguards {
    private static final String OLDER_TLS = "Older versions or weaker ciphers of TLS are accepted";
    private static final String NO_LOGIN = "Callers need not prove who they are";

    private AccessSafeguards() {}

    public static Stream<Safeguard> all() {
        return Stream.of(connections(), logins(), metadata(), workloads()).flatMap(part -> part);
    }

    private static Safeguard tls(String type, String place, Measure measure, String what) {
        return Safeguard.of(type, place, measure, TLS_WEAKENED, DANGEROUS, what);
    }

    private static Safeguard login(String type, String place, Measure measure, Severity severity, String what) {
        return Safeguard.of(type, place, measure, AUTHENTICATION, severity, what);
    }

    private static Stream<Safeguard> connections() {
        return Stream.of(
                tls("AWS::ElasticLoadBalancingV2::Listener", "/SslPolicy", TlsPolicy::ofListener, OLDER_TLS),
                tls(
                        "AWS::CloudFront::Distribution",
                        "/DistributionConfig/ViewerCertificate/MinimumProtocolVersion",
                        TlsPolicy::ofViewers,
                        OLDER_TLS),
                tls(
                        "AWS::OpenSearchService::Domain",
                        "/DomainEndpointOptions/TLSSecurityPolicy",
                        TlsPolicy::ofDomain,
                        OLDER_TLS),
                tls(
                        "AWS::Elasticsearch::Domain",
                        "/DomainEndpointOptions/TLSSecurityPolicy",
                        TlsPolicy::ofDomain,
                        OLDER_TLS),
                tls("AWS::ApiGateway::DomainName", "/SecurityPolicy", TlsPolicy::ofDomain, OLDER_TLS),
                tls(
                        "AWS::ApiGatewayV2::DomainName",
                        "/DomainNameConfigurations/0/SecurityPolicy",
                        TlsPolicy::ofDomain,
                        OLDER_TLS),
                tls(
                                "AWS::OpenSearchService::Domain",
                                "/DomainEndpointOptions/EnforceHTTPS",
                                Measure.on(false),
                                "Plain HTTP is accepted")
                        .ifNew(NOTABLE),
                tls(
                                "AWS::Elasticsearch::Domain",
                                "/DomainEndpointOptions/EnforceHTTPS",
                                Measure.on(false),
                                "Plain HTTP is accepted")
                        .ifNew(NOTABLE),
                tls("AWS::RDS::DBProxy", "/RequireTLS", Measure.on(false), "Unencrypted connections are accepted"),
                tls(
                        "AWS::ElastiCache::ReplicationGroup",
                        "/TransitEncryptionMode",
                        Measure.ranked("required", "preferred", "required"),
                        "Unencrypted connections are accepted"),
                tls(
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "/Protocol",
                        AccessSafeguards::encrypts,
                        "Targets are reached without encryption"));
    }

    private static OptionalInt encrypts(Setting protocol) {
        return protocol.text()
                .map(name -> OptionalInt.of(name.equals("HTTPS") || name.equals("TLS") ? 1 : 0))
                .orElse(OptionalInt.empty());
    }

    private static Stream<Safeguard> logins() {
        return Stream.of(
                login(
                        "AWS::RDS::DBInstance",
                        "/EnableIAMDatabaseAuthentication",
                        Measure.on(false),
                        NOTABLE,
                        "Logins by IAM end, and only passwords remain"),
                login(
                        "AWS::RDS::DBCluster",
                        "/EnableIAMDatabaseAuthentication",
                        Measure.on(false),
                        NOTABLE,
                        "Logins by IAM end, and only passwords remain"),
                login("AWS::Neptune::DBCluster", "/IamAuthEnabled", Measure.on(false), DANGEROUS, NO_LOGIN),
                login("AWS::ElastiCache::ReplicationGroup", "/AuthToken", Measure.set(), DANGEROUS, NO_LOGIN),
                login("AWS::ElastiCache::ReplicationGroup", "/UserGroupIds", Measure.set(), DANGEROUS, NO_LOGIN),
                login("AWS::ElastiCache::ServerlessCache", "/UserGroupId", Measure.set(), DANGEROUS, NO_LOGIN),
                login(
                        "AWS::ElastiCache::User",
                        "/AuthenticationMode/Type",
                        Measure.otherThan("no-password-required", false),
                        DANGEROUS,
                        NO_LOGIN),
                login("AWS::ElastiCache::User", "/NoPasswordRequired", Measure.off(false), DANGEROUS, NO_LOGIN),
                login(
                                "AWS::MemoryDB::Cluster",
                                "/ACLName",
                                Measure.otherThan("open-access", false),
                                DANGEROUS,
                                NO_LOGIN)
                        .ifNew(NOTABLE),
                login(
                        "AWS::MSK::Cluster",
                        "/ClientAuthentication/Unauthenticated/Enabled",
                        Measure.off(false),
                        DANGEROUS,
                        NO_LOGIN),
                login(
                        "AWS::OpenSearchService::Domain",
                        "/AdvancedSecurityOptions/Enabled",
                        Measure.on(false),
                        DANGEROUS,
                        NO_LOGIN),
                login(
                        "AWS::ApiGateway::Method",
                        "/AuthorizationType",
                        Measure.otherThan("NONE", true),
                        DANGEROUS,
                        NO_LOGIN),
                login(
                        "AWS::ApiGateway::Method",
                        "/ApiKeyRequired",
                        Measure.on(false),
                        NOTABLE,
                        "Callers need no API key"),
                login(
                        "AWS::ApiGatewayV2::Route",
                        "/AuthorizationType",
                        Measure.otherThan("NONE", true),
                        DANGEROUS,
                        NO_LOGIN),
                login(
                        "AWS::AppSync::GraphQLApi",
                        "/AuthenticationType",
                        Measure.otherThan("API_KEY", false),
                        DANGEROUS,
                        "An API key is all that callers need"),
                login(
                        "AWS::ApiGateway::DomainName",
                        "/MutualTlsAuthentication",
                        Measure.set(),
                        DANGEROUS,
                        "Clients need no certificate"),
                login(
                        "AWS::ApiGatewayV2::DomainName",
                        "/MutualTlsAuthentication",
                        Measure.set(),
                        DANGEROUS,
                        "Clients need no certificate"),
                login(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "/MutualAuthentication/Mode",
                        Measure.ranked("off", "off", "passthrough", "verify"),
                        DANGEROUS,
                        "Certificates of clients are not verified"),
                login(
                        "AWS::Cognito::UserPool",
                        "/MfaConfiguration",
                        Measure.ranked("OFF", "OFF", "OPTIONAL", "ON"),
                        DANGEROUS,
                        "A second factor is no longer asked for"),
                login(
                        "AWS::Cognito::UserPool",
                        "/AdminCreateUserConfig/AllowAdminCreateUserOnly",
                        Measure.on(false),
                        DANGEROUS,
                        "Anyone may sign up"),
                login(
                        "AWS::Cognito::UserPool",
                        "/Policies/PasswordPolicy/MinimumLength",
                        Measure.more(8),
                        NOTABLE,
                        "Passwords may be shorter"),
                Safeguard.of(
                        "AWS::EC2::SnapshotBlockPublicAccess",
                        "/State",
                        Measure.ranked("unblocked", "unblocked", "block-new-sharing", "block-all-sharing"),
                        PUBLIC_ACCESS,
                        DANGEROUS,
                        "Snapshots of volumes may be made public"));
    }

    /** IMDSv1 answers any request that a server can be tricked into ("Use IMDS" in the Amazon EC2 user guide). */
    private static Stream<Safeguard> metadata() {
        return Stream.of(
                        "AWS::EC2::LaunchTemplate /LaunchTemplateData/MetadataOptions",
                        "AWS::EC2::Instance /MetadataOptions",
                        "AWS::AutoScaling::LaunchConfiguration /MetadataOptions")
                .map(text -> text.split(" "))
                .flatMap(options -> Stream.of(
                        Safeguard.of(
                                options[0],
                                options[1] + "/HttpTokens",
                                Measure.ranked("optional", "optional", "required"),
                                INSTANCE_METADATA,
                                DANGEROUS,
                                "Instance metadata is given out without a session token (IMDSv1)"),
                        Safeguard.of(
                                options[0],
                                options[1] + "/HttpPutResponseHopLimit",
                                Measure.fewer(1),
                                INSTANCE_METADATA,
                                NOTABLE,
                                "Instance metadata is given out further away, such as to containers")));
    }

    /** What runs, and what stands before it. */
    private static Stream<Safeguard> workloads() {
        return Stream.of(
                login(
                                "AWS::Cognito::IdentityPool",
                                "/AllowUnauthenticatedIdentities",
                                Measure.off(false),
                                DANGEROUS,
                                "Strangers get credentials of the account")
                        .ifNew(NOTABLE),
                Safeguard.of(
                        "AWS::CloudFront::Distribution",
                        "/DistributionConfig/WebACLId",
                        Measure.set(),
                        FIREWALL,
                        DANGEROUS,
                        "No web firewall stands before the distribution any more"),
                Safeguard.of(
                        "AWS::SES::ConfigurationSet",
                        "/DeliveryOptions/TlsPolicy",
                        Measure.ranked("OPTIONAL", "OPTIONAL", "REQUIRE"),
                        TLS_WEAKENED,
                        NOTABLE,
                        "Mail is sent unencrypted to servers that offer no TLS"),
                Safeguard.of(
                        "AWS::ECS::Service",
                        "/EnableExecuteCommand",
                        Measure.off(false),
                        SHELLS,
                        NOTABLE,
                        "Whoever may call ecs:ExecuteCommand gets a shell in the service's tasks"),
                Safeguard.of(
                        "AWS::ECR::Repository",
                        "/ImageTagMutability",
                        Measure.ranked(
                                "MUTABLE",
                                "MUTABLE",
                                "MUTABLE_WITH_EXCLUSION",
                                "IMMUTABLE_WITH_EXCLUSION",
                                "IMMUTABLE"),
                        IMAGE_TAGS,
                        NOTABLE,
                        "Images may be exchanged under the same tag"));
    }
}
