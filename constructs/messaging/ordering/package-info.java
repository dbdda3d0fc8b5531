/** Whether queues and topics keep an order. */
@NullMarked
package dev.meridian.constructs.messaging.ordering;

import org.jspecify.annotations.NullMarked;
