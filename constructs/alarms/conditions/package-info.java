/** What an alarm is made of, in CloudWatch's terms. */
@NullMarked
package dev.meridian.constructs.alarms.conditions;

import org.jspecify.annotations.NullMarked;
