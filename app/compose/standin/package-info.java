/** What runs on a laptop in place of managed stores. */
@NullMarked
package dev.meridian.app.compose.standin;

import org.jspecify.annotations.NullMarked;
