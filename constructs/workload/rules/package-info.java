/** What Kubernetes refuses, refused before anything reaches it, and how it writes amounts. */
@NullMarked
package dev.meridian.constructs.workload.rules;

import org.jspecify.annotations.NullMarked;
