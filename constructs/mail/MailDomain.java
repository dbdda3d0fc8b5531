package dev.meridian.constructs.mail;

import dev.meridian.constructs.mail.events.MailEvents;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSet.DeliveryOptionsProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSet.ReputationOptionsProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSet.SendingOptionsProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSet.SuppressionOptionsProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination.CloudWatchDestinationProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination.DimensionConfigurationProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination.EventBridgeDestinationProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination.EventDestinationProperty;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination.SnsDestinationProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.amazon.awscdk.services.ses.CfnEmailIdentity.ConfigurationSetAttributesProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity.DkimAttributesProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity.DkimSigningAttributesProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity.FeedbackAttributesProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity.MailFromAttributesProperty;
import software.constructs.Construct;

/**
 * A domain that one region's Amazon SES sends mail for: signed (DKIM, 2048 bits), with its own domain for bounces, its
 * DNS records, a configuration set that all its mail takes, and events that tell what became of it.
 *
 * <p>Whoever sends from several regions defines it in each; an identity, its keys and its quotas are a region's own.
 *
 * <p>Two ways to send. Pods with a role call the API ({@link #grantSend}) and need no secret: prefer it. Programs that
 * speak SMTP log in at {@link #smtpHost()} with STARTTLS; their user name and password derive from the access key of an
 * IAM user, for one region, and never from a role's credentials ("Obtaining Amazon SES SMTP credentials"). Such a key
 * has no place in a template. An operator makes the user, attaches a policy that {@link #grantSend} has written to, and
 * puts name and password into the secret that the program reads.
 *
 * <p>What else remains for an operator, in each region: to ask AWS to lift the sandbox, which lets mail out to verified
 * recipients only; and, once, to delegate the zone. SES looks for the records for three days after it is asked.
 */
public final class MailDomain extends Construct {
    /** The port for STARTTLS: {@value}; EC2 throttles port 25. */
    public static final int SMTP_PORT = 587;

    private static final List<String> SEND = List.of("ses:SendEmail", "ses:SendRawEmail");
    private static final String SENDER = "ses.amazonaws.com";

    private final MailDomainProps props;
    private final String region;
    private final String configurationSetName;
    private final String configurationSetArn;
    private final String identityArn;

    /**
     * Defines the identity, its configuration set and its records.
     *
     * @throws IllegalArgumentException if the stack has no region of its own, which the records have to name
     */
    public MailDomain(Construct scope, String id, MailDomainProps props) {
        super(scope, id);
        this.props = props;
        var stack = Stack.of(this);
        region = stack.getRegion();
        if (Token.isUnresolved(region)) {
            throw new IllegalArgumentException(
                    "the records of '%s' name a region; give the stack an explicit one".formatted(props.domain()));
        }
        // no host name has an underscore, so no two domains share a set
        configurationSetName = props.domain().replace('.', '_');
        configurationSetArn = arn(stack, "configuration-set", configurationSetName);
        identityArn = arn(stack, "identity", props.domain());
        var configurationSet = defineConfigurationSet();
        for (var destination : props.events()) {
            tell(destination, stack, configurationSet);
        }
        var bounceDomain = "%s-%s.%s".formatted(props.bounceLabel(), region, props.domain());
        var identity = defineIdentity(configurationSet, bounceDomain);
        new DomainRecords()
                .signing(identity)
                .bounces(bounceDomain, region)
                .forgeries(props.domain(), props.dmarc())
                .publish(this, "Records", props.zone().getHostedZoneId());
    }

    /**
     * Lets the sender send as any address of the domain itself, in small letters, by the API or by SMTP. In the sandbox
     * it also needs the right to the identities of its recipients.
     */
    public void grantSend(IGrantable sender) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(sender)
                .actions(SEND)
                .resourceArns(List.of(identityArn, configurationSetArn))
                .conditions(Map.of("StringLike", Map.of("ses:FromAddress", "*@" + props.domain())))
                .build());
    }

    /** Where programs that speak SMTP send mail, such as {@code email-smtp.eu-west-1.amazonaws.com}. */
    public String smtpHost() {
        return "email-smtp.%s.amazonaws.com".formatted(region);
    }

    /** The port there, {@value #SMTP_PORT}. */
    public int smtpPort() {
        return SMTP_PORT;
    }

    /**
     * The configuration set that the domain's mail takes by default, a literal name: the dimension {@code
     * ses:configuration-set} of its metrics.
     */
    public String configurationSetName() {
        return configurationSetName;
    }

    private CfnConfigurationSet defineConfigurationSet() {
        return CfnConfigurationSet.Builder.create(this, "ConfigurationSet")
                .name(configurationSetName)
                .deliveryOptions(DeliveryOptionsProperty.builder()
                        .tlsPolicy(props.recipientTls().policy())
                        .build())
                .reputationOptions(ReputationOptionsProperty.builder()
                        .reputationMetricsEnabled(true)
                        .build())
                .sendingOptions(
                        SendingOptionsProperty.builder().sendingEnabled(true).build())
                .suppressionOptions(SuppressionOptionsProperty.builder()
                        .suppressedReasons(List.of("BOUNCE", "COMPLAINT"))
                        .build())
                .build();
    }

    private CfnEmailIdentity defineIdentity(CfnConfigurationSet configurationSet, String bounceDomain) {
        return CfnEmailIdentity.Builder.create(this, "Default")
                .emailIdentity(props.domain())
                .dkimAttributes(
                        DkimAttributesProperty.builder().signingEnabled(true).build())
                .dkimSigningAttributes(DkimSigningAttributesProperty.builder()
                        .nextSigningKeyLength("RSA_2048_BIT")
                        .build())
                // mail does not wait for the bounce record: DMARC holds by the signature alone
                .mailFromAttributes(MailFromAttributesProperty.builder()
                        .mailFromDomain(bounceDomain)
                        .behaviorOnMxFailure("USE_DEFAULT_VALUE")
                        .build())
                .configurationSetAttributes(ConfigurationSetAttributesProperty.builder()
                        .configurationSetName(configurationSet.getRef())
                        .build())
                .feedbackAttributes(FeedbackAttributesProperty.builder()
                        .emailForwardingEnabled(false)
                        .build())
                .build();
    }

    private void tell(MailEvents destination, Stack stack, CfnConfigurationSet configurationSet) {
        var definition = EventDestinationProperty.builder()
                .name(destination.name())
                .enabled(true)
                .matchingEventTypes(destination.apiNames());
        if (destination instanceof MailEvents.ToTopic toTopic) {
            // SES publishes a test at once, and fails the deployment if it may not
            var admitted = toTopic.topic().admitService(SENDER, configurationSetArn);
            define("TopicEvents", configurationSet, definition.snsDestination(sns(toTopic)))
                    .getNode()
                    .addDependency(admitted);
        } else if (destination instanceof MailEvents.ToEventBus) {
            define("BusEvents", configurationSet, definition.eventBridgeDestination(defaultBus(stack)));
        } else {
            define("CountedEvents", configurationSet, definition.cloudWatchDestination(bySet()));
        }
    }

    private CfnConfigurationSetEventDestination define(
            String id, CfnConfigurationSet configurationSet, EventDestinationProperty.Builder definition) {
        return CfnConfigurationSetEventDestination.Builder.create(this, id)
                .configurationSetName(configurationSet.getRef())
                .eventDestination(definition.build())
                .build();
    }

    private static SnsDestinationProperty sns(MailEvents.ToTopic destination) {
        return SnsDestinationProperty.builder()
                .topicArn(destination.topic().arn())
                .build();
    }

    private static EventBridgeDestinationProperty defaultBus(Stack stack) {
        return EventBridgeDestinationProperty.builder()
                .eventBusArn(stack.formatArn(ArnComponents.builder()
                        .service("events")
                        .resource("event-bus")
                        .resourceName("default")
                        .build()))
                .build();
    }

    /** SES tags each mail with its configuration set by itself. */
    private CloudWatchDestinationProperty bySet() {
        return CloudWatchDestinationProperty.builder()
                .dimensionConfigurations(List.of(DimensionConfigurationProperty.builder()
                        .dimensionName("ses:configuration-set")
                        .dimensionValueSource("messageTag")
                        .defaultDimensionValue(configurationSetName)
                        .build()))
                .build();
    }

    private static String arn(Stack stack, String kind, String name) {
        return stack.formatArn(ArnComponents.builder()
                .service("ses")
                .resource(kind)
                .resourceName(name)
                .build());
    }
}
