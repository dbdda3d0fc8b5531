/** Changes of secrets and directories of users that lock out those who hold an identity. */
@NullMarked
package dev.meridian.app.review.interruption.identity;

import org.jspecify.annotations.NullMarked;
