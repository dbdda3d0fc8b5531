/** Dangerous changes that somebody approved, with a reason and an end. */
@NullMarked
package dev.meridian.app.approval;

import org.jspecify.annotations.NullMarked;
