/** Secrets, which a laptop's files name and never hold. */
@NullMarked
package dev.meridian.app.compose.secret;

import org.jspecify.annotations.NullMarked;
