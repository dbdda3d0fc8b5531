/** The report for a terminal. */
@NullMarked
package dev.meridian.app.review.report.terminal;

import org.jspecify.annotations.NullMarked;
