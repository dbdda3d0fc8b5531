package dev.meridian.constructs.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.mail.events.MailEvent;
import dev.meridian.constructs.mail.events.MailEvents;
import dev.meridian.constructs.mail.records.Dmarc;
import dev.meridian.constructs.messaging.NotificationTopic;
import dev.meridian.constructs.messaging.NotificationTopicProps;
import dev.meridian.constructs.messaging.Parts;
import dev.meridian.support.TestStack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.route53.IPublicHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZoneAttributes;
import software.constructs.Construct;

class MailDomainTest {
    private static final Dmarc QUARANTINE =
            new Dmarc.Published(Dmarc.Policy.QUARANTINE, List.of("dmarc@tapwork.com", "post@tapwork.com"));
    private static final MailEvents BUS = new MailEvents.ToEventBus(MailEvent.ALL);

    private static MailDomain mail;
    private static Template template;
    private static Parts primary;
    private static Parts other;

    @BeforeAll
    static void synthesize() {
        var app = TestStack.app();
        var stack = TestStack.in(app, "us-east-1");
        var key = Key.Builder.create(stack, "Key").build();
        var topic = new NotificationTopic(
                stack, "Events", NotificationTopicProps.builder(key).build());
        var zone = zone(stack);
        mail = new MailDomain(
                stack,
                "Mail",
                MailDomainProps.builder("tapwork.com", zone, QUARANTINE, BUS)
                        .events(List.of(
                                new MailEvents.ToTopic(topic, MailEvent.TROUBLE),
                                BUS,
                                new MailEvents.Counted(Set.of(MailEvent.DELIVERY, MailEvent.SEND))))
                        .build());
        mail.grantSend(Role.Builder.create(stack, "Sender")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build());
        var europe = TestStack.in(app, "eu-west-1");
        new MailDomain(
                europe,
                "Mail",
                MailDomainProps.builder("tapwork.com", zone(europe), new Dmarc.PublishedElsewhere(), BUS)
                        .recipientTls(RecipientTls.PREFERRED)
                        .bounceLabel("returns")
                        .build());
        template = Template.fromStack(stack);
        primary = new Parts(template);
        other = new Parts(Template.fromStack(europe));
    }

    @Test
    void signs_with_2048_bits_and_sends_through_its_configuration_set() {
        assertThat(template.findResources("AWS::SES::EmailIdentity")).containsOnlyKeys("Mail");
        assertThat(primary.properties("Mail"))
                .isEqualTo(Map.of(
                        "EmailIdentity", "tapwork.com",
                        "DkimAttributes", Map.of("SigningEnabled", true),
                        "DkimSigningAttributes", Map.of("NextSigningKeyLength", "RSA_2048_BIT"),
                        "FeedbackAttributes", Map.of("EmailForwardingEnabled", false),
                        "MailFromAttributes",
                                Map.of(
                                        "MailFromDomain",
                                        "bounce-us-east-1.tapwork.com",
                                        "BehaviorOnMxFailure",
                                        "USE_DEFAULT_VALUE"),
                        "ConfigurationSetAttributes",
                                Map.of("ConfigurationSetName", Map.of("Ref", "MailConfigurationSetD40E938E"))));
    }

    @Test
    void asks_for_tls_watches_its_reputation_and_spares_who_bounced_or_complained() {
        assertThat(primary.properties("MailConfigurationSetD40E938E"))
                .isEqualTo(Map.of(
                        "Name", "tapwork_com",
                        "DeliveryOptions", Map.of("TlsPolicy", "REQUIRE"),
                        "ReputationOptions", Map.of("ReputationMetricsEnabled", true),
                        "SendingOptions", Map.of("SendingEnabled", true),
                        "SuppressionOptions", Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT"))));
        assertThat(Parts.object(other.properties("MailConfigurationSetD40E938E"), "DeliveryOptions"))
                .containsEntry("TlsPolicy", "OPTIONAL");
    }

    @Test
    void publishes_keys_bounce_server_and_dmarc() {
        assertThat(primary.properties("MailRecords4C7F694A")).containsEntry("HostedZoneId", "Z0123456789ABCDEFGHIJ");
        assertThat(records(primary))
                .containsExactly(
                        signing(1),
                        signing(2),
                        signing(3),
                        entry("bounce-us-east-1.tapwork.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"),
                        entry("bounce-us-east-1.tapwork.com", "TXT", "\"v=spf1 include:amazonses.com ~all\""),
                        entry(
                                "_dmarc.tapwork.com",
                                "TXT",
                                "\"v=DMARC1; p=quarantine; rua=mailto:dmarc@tapwork.com,mailto:post@tapwork.com\""));
    }

    @Test
    void two_regions_write_no_record_twice() {
        assertThat(records(other))
                .extracting("Name")
                .filteredOn(String.class::isInstance)
                .containsExactly("returns-eu-west-1.tapwork.com", "returns-eu-west-1.tapwork.com")
                .doesNotContainAnyElementsOf(records(primary).stream()
                        .map(entry -> entry.get("Name"))
                        .toList());
    }

    @Test
    void tells_a_topic_once_it_admits_ses() {
        assertThat(primary.resource("MailTopicEvents82C39F9C"))
                .containsEntry("DependsOn", List.of("EventsPolicyE4A9312A"))
                .containsEntry(
                        "Properties",
                        Map.of(
                                "ConfigurationSetName",
                                Map.of("Ref", "MailConfigurationSetD40E938E"),
                                "EventDestination",
                                Map.of(
                                        "Name",
                                        "topic",
                                        "Enabled",
                                        true,
                                        "SnsDestination",
                                        Map.of("TopicARN", Map.of("Ref", "EventsD32975C2")),
                                        "MatchingEventTypes",
                                        List.of(
                                                "reject",
                                                "bounce",
                                                "complaint",
                                                "deliveryDelay",
                                                "renderingFailure"))));
        assertThat(primary.statements("EventsPolicyE4A9312A").get(1))
                .containsEntry("Principal", Map.of("Service", "ses.amazonaws.com"))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        "arn:aws:ses:us-east-1:111111111111:configuration-set/tapwork_com"),
                                "StringEquals",
                                Map.of("aws:SourceAccount", "111111111111")));
        assertThat(primary.keyStatements()).extracting("Sid").contains("PublishFromSes");
    }

    @Test
    void tells_the_event_bus_and_counts() {
        assertThat(Parts.object(primary.properties("MailBusEvents6C1F5249"), "EventDestination"))
                .containsEntry(
                        "EventBridgeDestination",
                        Map.of("EventBusArn", "arn:aws:events:us-east-1:111111111111:event-bus/default"));
        assertThat(Parts.object(primary.properties("MailCountedEvents962861AB"), "EventDestination"))
                .containsEntry("MatchingEventTypes", List.of("send", "delivery"))
                .containsEntry(
                        "CloudWatchDestination",
                        Map.of(
                                "DimensionConfigurations",
                                List.of(Map.of(
                                        "DimensionName", "ses:configuration-set",
                                        "DimensionValueSource", "messageTag",
                                        "DefaultDimensionValue", "tapwork_com"))));
    }

    @Test
    void senders_send_as_the_domain_through_its_configuration_set() {
        var policy =
                template.findResources("AWS::IAM::Policy").keySet().iterator().next();

        assertThat(primary.statements(policy))
                .containsExactly(Map.of(
                        "Effect",
                        "Allow",
                        "Action",
                        List.of("ses:SendEmail", "ses:SendRawEmail"),
                        "Resource",
                        List.of(
                                "arn:aws:ses:us-east-1:111111111111:configuration-set/tapwork_com",
                                "arn:aws:ses:us-east-1:111111111111:identity/tapwork.com"),
                        "Condition",
                        Map.of("StringLike", Map.of("ses:FromAddress", "*@tapwork.com"))));
    }

    @Test
    void names_the_regions_mail_server_and_makes_nobody_an_iam_user() {
        assertThat(mail.smtpHost()).isEqualTo("email-smtp.us-east-1.amazonaws.com");
        assertThat(mail.smtpPort()).isEqualTo(587);
        assertThat(mail.configurationSetName()).isEqualTo("tapwork_com");
        template.resourceCountIs("AWS::IAM::User", 0);
        template.resourceCountIs("AWS::IAM::AccessKey", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tapwork.com", "tapwork", "tap_work.com", "-tapwork.com", "tapwork.com."})
    void refuses_what_is_no_domain(String domain) {
        assertThatThrownBy(() -> props(domain, BUS).build())
                .hasMessage("a mail domain must be a host name in small letters, 64 characters at most, got '%s'"
                        .formatted(domain));
    }

    @Test
    void refuses_a_domain_outside_its_zone_and_takes_one_inside() {
        assertThat(props("mail.tapwork.com", BUS).build().domain()).isEqualTo("mail.tapwork.com");
        assertThatThrownBy(() -> props("nottapwork.com", BUS).build())
                .hasMessage("the domain's records must fit in its zone, got domain 'nottapwork.com' and zone"
                        + " 'tapwork.com'");
    }

    @Test
    void refuses_that_nobody_hears_of_bounces_and_complaints() {
        assertThatThrownBy(() -> props("tapwork.com", new MailEvents.Counted(Set.of(MailEvent.BOUNCE)))
                        .build())
                .hasMessage("a destination must hear of BOUNCE and COMPLAINT, since SES stops senders who ignore them,"
                        + " got [BOUNCE]");
        assertThatThrownBy(() -> new MailEvents.ToEventBus(Set.of()))
                .hasMessage("a destination must be told of at least one event, got none");
    }

    @Test
    void refuses_two_destinations_of_a_kind() {
        assertThatThrownBy(() ->
                        props("tapwork.com", BUS).events(List.of(BUS, BUS)).build())
                .hasMessage("events must have one destination of each kind, got 'event-bus' twice");
    }

    @Test
    void refuses_a_label_that_is_none() {
        assertThatThrownBy(() -> props("tapwork.com", BUS).bounceLabel("a.b").build())
                .hasMessage("bounceLabel must be 1 to 40 small letters, digits and hyphens, got 'a.b'");
    }

    @Test
    void refuses_reports_that_go_nowhere_or_fit_in_no_record() {
        assertThatThrownBy(() -> new Dmarc.Published(Dmarc.Policy.REJECT, List.of("tapwork.com")))
                .hasMessage("reports must go to an address such as dmarc@example.com, got 'tapwork.com'");
        assertThatThrownBy(() -> new Dmarc.Published(Dmarc.Policy.REJECT, Collections.nCopies(12, "dmarc@tapwork.com")))
                .hasMessage("the addresses for reports must fit in a record of 255 characters, got 12 addresses");
        assertThat(new Dmarc.Published(Dmarc.Policy.REPORT_ONLY, List.of()).text())
                .isEqualTo("v=DMARC1; p=none");
    }

    @Test
    void refuses_a_stack_without_a_region() {
        var stack = new Stack(TestStack.app(), "Anywhere");
        var props = MailDomainProps.builder("tapwork.com", zone(stack), QUARANTINE, BUS)
                .build();

        assertThatThrownBy(() -> new MailDomain(stack, "Mail", props))
                .hasMessage("the records of 'tapwork.com' name a region; give the stack an explicit one");
    }

    private static MailDomainProps.Builder props(String domain, MailEvents events) {
        return MailDomainProps.builder(domain, zone(TestStack.create()), QUARANTINE, events);
    }

    private static IPublicHostedZone zone(Construct scope) {
        return PublicHostedZone.fromPublicHostedZoneAttributes(
                scope,
                "Zone",
                PublicHostedZoneAttributes.builder()
                        .hostedZoneId("Z0123456789ABCDEFGHIJ")
                        .zoneName("tapwork.com")
                        .build());
    }

    private static List<Map<String, Object>> records(Parts parts) {
        return Parts.objects(parts.properties("MailRecords4C7F694A"), "RecordSets");
    }

    private static Map<String, Object> signing(int number) {
        return Map.of(
                "Name",
                Map.of("Fn::GetAtt", List.of("Mail", "DkimDNSTokenName" + number)),
                "Type",
                "CNAME",
                "TTL",
                "1800",
                "ResourceRecords",
                List.of(Map.of("Fn::GetAtt", List.of("Mail", "DkimDNSTokenValue" + number))));
    }

    private static Map<String, Object> entry(String name, String type, String value) {
        return Map.of("Name", name, "Type", type, "TTL", "1800", "ResourceRecords", List.of(value));
    }
}
