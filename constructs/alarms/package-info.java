/**
 * Where alarms go. What they watch lies below: {@code kubernetes}, {@code balancing}, {@code database} and {@code
 * queues}; {@code conditions} is how all of them are written.
 */
@NullMarked
package dev.meridian.constructs.alarms;

import org.jspecify.annotations.NullMarked;
