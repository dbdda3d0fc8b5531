/** The report as GitHub's code scanning takes it, and where in the repository its results are shown. */
@NullMarked
package dev.meridian.app.review.report.sarif;

import org.jspecify.annotations.NullMarked;
