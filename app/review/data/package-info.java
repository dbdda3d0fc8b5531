/** What destroys data, replaces what holds it, or takes it out of CloudFormation's hands. */
@NullMarked
package dev.meridian.app.review.data;

import org.jspecify.annotations.NullMarked;
