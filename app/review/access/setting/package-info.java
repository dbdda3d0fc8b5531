/** Values of templates, as they decide on access. */
@NullMarked
package dev.meridian.app.review.access.setting;

import org.jspecify.annotations.NullMarked;
