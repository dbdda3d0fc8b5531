/** Rules for secrets, and for the users that they belong to. */
@NullMarked
package dev.meridian.environments.validation.secret;

import org.jspecify.annotations.NullMarked;
