/** Databases, caches, object and file stores. */
@NullMarked
package dev.meridian.environments.data;

import org.jspecify.annotations.NullMarked;
