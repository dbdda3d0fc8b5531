package dev.meridian.constructs.alarms;

import static java.util.Objects.requireNonNull;

import software.amazon.awscdk.services.kms.IKey;

/**
 * What an {@link AlarmTopic} is made of.
 *
 * @param key encrypts what lies in the topic: a symmetric customer managed key of the same region. The AWS managed one
 *     ({@code alias/aws/sns}) does not do, for its policy keeps CloudWatch out
 * @param audience who is told
 */
public record AlarmTopicProps(IKey key, Audience audience) {
    /** Checks that both are given. */
    public AlarmTopicProps {
        requireNonNull(key, "key");
        requireNonNull(audience, "audience");
    }
}
