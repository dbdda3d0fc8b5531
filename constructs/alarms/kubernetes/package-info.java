/** Alarms on pods and nodes, from the metrics of Container Insights. */
@NullMarked
package dev.meridian.constructs.alarms.kubernetes;

import org.jspecify.annotations.NullMarked;
