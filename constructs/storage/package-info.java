/** Object and file storage: buckets, what replicates between them, the bucket logs go to, and network file systems. */
@NullMarked
package dev.meridian.constructs.storage;

import org.jspecify.annotations.NullMarked;
