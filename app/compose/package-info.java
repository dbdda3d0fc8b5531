/** Writes the development environments that run on a laptop. */
@NullMarked
package dev.meridian.app.compose;

import org.jspecify.annotations.NullMarked;
