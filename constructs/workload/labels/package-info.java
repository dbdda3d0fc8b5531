/** What objects are called, and the labels they are found by. */
@NullMarked
package dev.meridian.constructs.workload.labels;

import org.jspecify.annotations.NullMarked;
