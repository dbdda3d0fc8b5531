/** Rules for what runs on a developer's laptop. */
@NullMarked
package dev.meridian.environments.validation.compose;

import org.jspecify.annotations.NullMarked;
