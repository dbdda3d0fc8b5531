/** What all rules are made of: problems, names, schedules. */
@NullMarked
package dev.meridian.environments.validation.rule;

import org.jspecify.annotations.NullMarked;
