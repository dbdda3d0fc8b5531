package dev.meridian.environments.validation.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.validation.Spoilt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagingRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "queue name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Jobs'",
                        it -> it.queues(new QueueDefinition("Jobs", Order.STANDARD, 60, 4, 5))),
                new Spoilt(
                        "queue name 'sample-production-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is 68 characters long, AWS allows 62 beside its ending; shorten the system's, environment's or its own name",
                        it -> it.queues(new QueueDefinition(
                                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Order.STANDARD, 60, 4, 5))),
                new Spoilt(
                        "queue 'jobs' is defined twice; give each its own name",
                        it -> it.queues(
                                new QueueDefinition("jobs", Order.FIFO, 60, 4, 5),
                                new QueueDefinition("jobs", Order.FIFO, 60, 4, 5))),
                new Spoilt(
                        "queue 'jobs': visibilitySeconds must be between 0 and 43200, got 43201; SQS hides none longer",
                        it -> it.queues(new QueueDefinition("jobs", Order.STANDARD, 43201, 4, 5))),
                new Spoilt(
                        "queue 'jobs': retentionDays must be between 1 and 14, got 15; SQS keeps none longer",
                        it -> it.queues(new QueueDefinition("jobs", Order.STANDARD, 60, 15, 5))),
                new Spoilt(
                        "queue 'jobs': mostReceives must be between 1 and 1000, got 0; SQS counts no further",
                        it -> it.queues(new QueueDefinition("jobs", Order.STANDARD, 60, 4, 0))),
                new Spoilt(
                        "topic name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'News'",
                        it -> it.topics(new TopicDefinition("News", Order.FIFO, List.of()))),
                new Spoilt(
                        "topic 'news' is defined twice; give each its own name",
                        it -> it.topics(
                                new TopicDefinition("news", Order.FIFO, List.of()),
                                new TopicDefinition("news", Order.FIFO, List.of()))),
                new Spoilt(
                        "topic 'news': queue 'jobs' does not exist; name one of [] or define it",
                        it -> it.topics(new TopicDefinition("news", Order.FIFO, List.of("jobs")))),
                new Spoilt("topic 'news': queue 'jobs' is defined twice; give each its own name", it -> it.queues(
                                new QueueDefinition("jobs", Order.FIFO, 60, 4, 5))
                        .topics(new TopicDefinition("news", Order.FIFO, List.of("jobs", "jobs")))),
                new Spoilt(
                        "topic 'news': order must be that of its queues, got FIFO, and STANDARD of queue 'jobs'; SNS sends to no other",
                        it -> it.queues(new QueueDefinition("jobs", Order.STANDARD, 60, 4, 5))
                                .topics(new TopicDefinition("news", Order.FIFO, List.of("jobs")))),
                new Spoilt(
                        "mail domain name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Notices'",
                        it -> it.mailDomains(new MailDefinition("Notices", "example.com", "Z0SAMPLE"))),
                new Spoilt(
                        "mail domain 'notices': domain must be a lower-case domain name of at most 200 characters, got 'Example'",
                        it -> it.mailDomains(new MailDefinition("notices", "Example", "Z0SAMPLE"))),
                new Spoilt(
                        "mail domain 'notices': hostedZoneId must be a public zone's id like Z0123456789ABC, got 'example.com'",
                        it -> it.mailDomains(new MailDefinition("notices", "example.com", "example.com"))),
                new Spoilt(
                        "mail domain 'notices' is defined twice; give each its own name",
                        it -> it.mailDomains(
                                new MailDefinition("notices", "a.example.com", "Z0SAMPLE"),
                                new MailDefinition("notices", "b.example.com", "Z0SAMPLE"))),
                new Spoilt(
                        "domain of mail 'example.com' is defined twice; give each its own name",
                        it -> it.mailDomains(
                                new MailDefinition("one", "example.com", "Z0SAMPLE"),
                                new MailDefinition("two", "example.com", "Z0SAMPLE"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
