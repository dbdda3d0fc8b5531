/** Settings that protect, by how much each value protects, and the rules that may speak of them. */
@NullMarked
package dev.meridian.app.review.access.protection.safeguard;

import org.jspecify.annotations.NullMarked;
