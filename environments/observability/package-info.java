/** What is watched, and who is told. */
@NullMarked
package dev.meridian.environments.observability;

import org.jspecify.annotations.NullMarked;
