/**
 * Writes a report for those who read it: Markdown for a pull request, JSON for programs, SARIF for code scanning and text for
 * a terminal. All four keep one order, the most destructive first, and let nothing from a template pass for a statement of
 * the review.
 */
@NullMarked
package dev.meridian.app.review.report;

import org.jspecify.annotations.NullMarked;
