/** Alarms on Application Load Balancers and the services behind them. */
@NullMarked
package dev.meridian.constructs.alarms.balancing;

import org.jspecify.annotations.NullMarked;
