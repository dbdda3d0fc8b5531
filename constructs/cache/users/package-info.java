/** Who may log in to a cache, and how. */
@NullMarked
package dev.meridian.constructs.cache.users;

import org.jspecify.annotations.NullMarked;
