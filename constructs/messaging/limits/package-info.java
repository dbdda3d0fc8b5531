/** The ranges that Amazon SQS and Amazon SNS set. */
@NullMarked
package dev.meridian.constructs.messaging.limits;

import org.jspecify.annotations.NullMarked;
