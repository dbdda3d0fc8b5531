/** How two assemblies differ: which resources are the same, and what CloudFormation does to each. */
@NullMarked
package dev.meridian.app.review.change.difference;

import org.jspecify.annotations.NullMarked;
