package dev.meridian.constructs.messaging.delivery;

/** How a topic wraps what it hands to a queue. */
public enum MessageForm {
    /**
     * As it was published; attributes become attributes of the queue's message. SQS has room for ten: a message with
     * more is not delivered.
     */
    RAW,
    /** In a JSON envelope with topic, time, attributes and signature, for consumers who look at several topics. */
    ENVELOPE
}
