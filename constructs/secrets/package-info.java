/** Values that only Secrets Manager knows. */
@NullMarked
package dev.meridian.constructs.secrets;

import org.jspecify.annotations.NullMarked;
