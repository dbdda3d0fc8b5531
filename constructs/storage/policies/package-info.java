/** Who may do what with a bucket, whatever identities were granted. */
@NullMarked
package dev.meridian.constructs.storage.policies;

import org.jspecify.annotations.NullMarked;
