/** What no other rule speaks of: harmless churn, and changes made in place without interruption. */
@NullMarked
package dev.meridian.app.review.rest;

import org.jspecify.annotations.NullMarked;
