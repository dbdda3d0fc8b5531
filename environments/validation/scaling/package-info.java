/** Rules for how many pods there are, where, and how they are replaced. */
@NullMarked
package dev.meridian.environments.validation.scaling;

import org.jspecify.annotations.NullMarked;
