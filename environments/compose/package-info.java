/** What a developer's laptop runs instead of a cluster and its managed stores. */
@NullMarked
package dev.meridian.environments.compose;

import org.jspecify.annotations.NullMarked;
