package dev.meridian.stacks;

import dev.meridian.constructs.mail.MailDomainProps;
import dev.meridian.constructs.mail.events.MailEvent;
import dev.meridian.constructs.mail.events.MailEvents;
import dev.meridian.constructs.mail.records.Dmarc;
import dev.meridian.constructs.messaging.DeadLetters;
import dev.meridian.constructs.messaging.MessageQueueProps;
import dev.meridian.constructs.messaging.NotificationTopicProps;
import dev.meridian.constructs.messaging.ordering.Deduplication;
import dev.meridian.constructs.messaging.ordering.Ordering;
import dev.meridian.constructs.messaging.ordering.Throughput;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZoneAttributes;
import software.constructs.Construct;

/** From the definitions of queues, topics and mail domains to props. */
final class Channels {
    private Channels() {}

    static MessageQueueProps queue(Placement placement, QueueDefinition definition, IKey key) {
        return MessageQueueProps.builder(key)
                .name(placement.names().channel(definition.name(), definition.order() == QueueDefinition.Order.FIFO))
                .ordering(ordering(definition.order()))
                .visibilityTimeout(Duration.ofSeconds(definition.visibilitySeconds()))
                .retention(Duration.ofDays(definition.retentionDays()))
                .deadLetters(DeadLetters.after(definition.mostReceives()))
                .removal(placement.removalPolicy())
                .build();
    }

    static NotificationTopicProps topic(TopicDefinition definition, IKey key) {
        return NotificationTopicProps.builder(key)
                .ordering(ordering(definition.order()))
                .build();
    }

    /** The domain's rule for forged mail is published by one region, the primary. */
    static MailDomainProps mail(Construct scope, Placement placement, MailDefinition definition) {
        var zone = PublicHostedZone.fromPublicHostedZoneAttributes(
                scope,
                Ids.of(definition.name(), "Zone"),
                PublicHostedZoneAttributes.builder()
                        .hostedZoneId(definition.hostedZoneId())
                        .zoneName(definition.domain())
                        .build());
        return MailDomainProps.builder(
                        definition.domain(),
                        zone,
                        placement.region().isPrimary()
                                ? new Dmarc.Published(Dmarc.Policy.QUARANTINE, List.of())
                                : new Dmarc.PublishedElsewhere(),
                        new MailEvents.Counted(MailEvent.TROUBLE))
                .build();
    }

    private static Ordering ordering(QueueDefinition.Order order) {
        return switch (order) {
            case STANDARD -> new Ordering.Standard();
            case FIFO -> new Ordering.Fifo(Deduplication.BY_ID, Throughput.PER_GROUP);
        };
    }
}
