/** What differs between two assemblies, resource by resource, and which differences replace a resource. */
@NullMarked
package dev.meridian.app.review.change;

import org.jspecify.annotations.NullMarked;
