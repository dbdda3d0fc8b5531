/** Caches: Redis and Valkey replication groups of one region or several. */
@NullMarked
package dev.meridian.constructs.cache;

import org.jspecify.annotations.NullMarked;
