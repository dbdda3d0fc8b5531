/** What plans and vaults are told: what to protect, when, for how long, where copies go, and what a lock allows. */
@NullMarked
package dev.meridian.constructs.backup.rules;

import org.jspecify.annotations.NullMarked;
