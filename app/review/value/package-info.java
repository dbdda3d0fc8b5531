/** Values of templates, read as leniently as CloudFormation reads them. */
@NullMarked
package dev.meridian.app.review.value;

import org.jspecify.annotations.NullMarked;
