/** What runs and ends. */
@NullMarked
package dev.meridian.constructs.workload.job;

import org.jspecify.annotations.NullMarked;
