/** The rules that refuse wrong definitions, each with its cure. */
@NullMarked
package dev.meridian.environments.validation;

import org.jspecify.annotations.NullMarked;
