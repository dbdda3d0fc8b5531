/** How data is backed up. */
@NullMarked
package dev.meridian.environments.protection;

import org.jspecify.annotations.NullMarked;
