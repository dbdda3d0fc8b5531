/** One stack for each layer and region, composed from definitions. */
@NullMarked
package dev.meridian.stacks;

import org.jspecify.annotations.NullMarked;
