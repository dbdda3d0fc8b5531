/** Changes of instances, tasks, tables and functions that take away capacity or restart it. */
@NullMarked
package dev.meridian.app.review.interruption.compute;

import org.jspecify.annotations.NullMarked;
