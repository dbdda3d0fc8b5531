/** A Compose file, key by key, and how it is written. */
@NullMarked
package dev.meridian.app.compose.file;

import org.jspecify.annotations.NullMarked;
