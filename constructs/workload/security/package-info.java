/** What a container may do on its node, and why it may do more than others. */
@NullMarked
package dev.meridian.constructs.workload.security;

import org.jspecify.annotations.NullMarked;
