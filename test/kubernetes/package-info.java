/** What holds for everything that is applied to clusters, however it was described. */
@NullMarked
package dev.meridian.kubernetes;

import org.jspecify.annotations.NullMarked;
