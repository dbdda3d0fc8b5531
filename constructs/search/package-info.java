/** Search: OpenSearch domains in private subnets. */
@NullMarked
package dev.meridian.constructs.search;

import org.jspecify.annotations.NullMarked;
