/** The report as a comment on a pull request. */
@NullMarked
package dev.meridian.app.review.report.markdown;

import org.jspecify.annotations.NullMarked;
