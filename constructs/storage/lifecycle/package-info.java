/** How objects age: what storage they move to, and when they are deleted. */
@NullMarked
package dev.meridian.constructs.storage.lifecycle;

import org.jspecify.annotations.NullMarked;
