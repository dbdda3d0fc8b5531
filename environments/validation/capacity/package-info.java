/** Rules for what pods ask for, and what nodes have. */
@NullMarked
package dev.meridian.environments.validation.capacity;

import org.jspecify.annotations.NullMarked;
