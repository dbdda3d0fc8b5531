/** Alarms on SQS queues and their dead-letter queues. */
@NullMarked
package dev.meridian.constructs.alarms.queues;

import org.jspecify.annotations.NullMarked;
