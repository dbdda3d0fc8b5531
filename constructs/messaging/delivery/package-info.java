/** What a topic hands to a queue, in which form, and what becomes of the rest. */
@NullMarked
package dev.meridian.constructs.messaging.delivery;

import org.jspecify.annotations.NullMarked;
