/** The nodes of a cache: what they run, on which machines, how many, and how they spread the keys. */
@NullMarked
package dev.meridian.constructs.cache.nodes;

import org.jspecify.annotations.NullMarked;
