/** How buckets, and the places for each kind of log in them, are called. */
@NullMarked
package dev.meridian.constructs.storage.names;

import org.jspecify.annotations.NullMarked;
