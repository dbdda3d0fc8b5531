/** Queues, topics and mail. */
@NullMarked
package dev.meridian.environments.messaging;

import org.jspecify.annotations.NullMarked;
