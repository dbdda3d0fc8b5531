/** What a container reads at its start: variables, files, and references between them. */
@NullMarked
package dev.meridian.constructs.workload.configuration;

import org.jspecify.annotations.NullMarked;
