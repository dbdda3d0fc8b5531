/** Queues with dead-letter queues, and topics that fan out to them. */
@NullMarked
package dev.meridian.constructs.messaging;

import org.jspecify.annotations.NullMarked;
