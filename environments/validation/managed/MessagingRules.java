package dev.meridian.environments.validation.managed;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.regex.Pattern;

/** Queues, topics and mail. */
public final class MessagingRules {
    /** "Amazon SQS message quotas" and "Configuring queue parameters". */
    private static final int LONGEST_VISIBILITY = 43_200;

    private static final int LONGEST_RETENTION = 14;
    private static final int MOST_RECEIVES = 1_000;

    /** Names of queues, less the longest ending that is put behind them. */
    private static final int LONGEST_NAME = 80 - "-dead-letters.fifo".length();

    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{1,31}");

    /** CreateEmailIdentity, Amazon SES API Reference, less what stands before the domain in its records. */
    private static final int LONGEST_DOMAIN = 200;

    private MessagingRules() {}

    /** Checks an environment's queues, topics and mail domains. */
    public static void check(Problems problems, PhysicalNames names, EnvironmentDefinition environment) {
        problems.requireDistinct(environment.queues(), QueueDefinition::name, "queue");
        problems.requireDistinct(environment.topics(), TopicDefinition::name, "topic");
        problems.requireDistinct(environment.mailDomains(), MailDefinition::name, "mail domain");
        problems.requireDistinct(environment.mailDomains(), MailDefinition::domain, "domain of mail");
        environment.queues().forEach(queue -> checkQueue(problems, names, queue));
        environment.topics().forEach(topic -> checkTopic(problems, names, environment, topic));
        environment.mailDomains().forEach(mail -> checkMail(problems, mail));
    }

    private static void checkQueue(Problems problems, PhysicalNames names, QueueDefinition queue) {
        var what = "queue '%s'".formatted(queue.name());
        requireName(problems, "queue", names, queue.name());
        problems.requireBetween(
                0,
                LONGEST_VISIBILITY,
                queue.visibilitySeconds(),
                what + ": visibilitySeconds",
                "SQS hides none longer");
        problems.requireBetween(
                1, LONGEST_RETENTION, queue.retentionDays(), what + ": retentionDays", "SQS keeps none longer");
        problems.requireBetween(
                1, MOST_RECEIVES, queue.mostReceives(), what + ": mostReceives", "SQS counts no further");
    }

    private static void requireName(Problems problems, String kind, PhysicalNames names, String name) {
        Names.requireName(problems, kind + " name", name);
        var whole = "%s-%s".formatted(names.stage(), name);
        problems.require(
                whole.length() <= LONGEST_NAME,
                "%s name '%s' is %d characters long, AWS allows %d beside its ending; shorten the system's, environment's"
                        + " or its own name",
                kind,
                whole,
                whole.length(),
                LONGEST_NAME);
    }

    private static void checkTopic(
            Problems problems, PhysicalNames names, EnvironmentDefinition environment, TopicDefinition topic) {
        var what = "topic '%s'".formatted(topic.name());
        requireName(problems, "topic", names, topic.name());
        problems.requireDistinct(topic.queues(), queue -> queue, what + ": queue");
        for (var name : topic.queues()) {
            var queue = environment.queues().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            if (queue.isEmpty()) {
                problems.add(
                        "%s: queue '%s' does not exist; name one of %s or define it",
                        what,
                        name,
                        environment.queues().stream().map(QueueDefinition::name).toList());
            } else {
                problems.require(
                        queue.get().order() == topic.order(),
                        "%s: order must be that of its queues, got %s, and %s of queue '%s'; SNS sends to no other",
                        what,
                        topic.order(),
                        queue.get().order(),
                        name);
            }
        }
    }

    private static void checkMail(Problems problems, MailDefinition mail) {
        var what = "mail domain '%s'".formatted(mail.name());
        Names.requireName(problems, "mail domain name", mail.name());
        problems.require(
                Names.isHost(mail.domain()) && mail.domain().length() <= LONGEST_DOMAIN,
                "%s: domain must be a lower-case domain name of at most %d characters, got '%s'",
                what,
                LONGEST_DOMAIN,
                mail.domain());
        problems.require(
                ZONE.matcher(mail.hostedZoneId()).matches(),
                "%s: hostedZoneId must be a public zone's id like Z0123456789ABC, got '%s'",
                what,
                mail.hostedZoneId());
    }
}
