/** Read replicas in the region of the writer, and the one name in front of them. */
@NullMarked
package dev.meridian.constructs.database.replicas;

import org.jspecify.annotations.NullMarked;
