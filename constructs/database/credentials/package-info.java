/** The master password: who keeps it, how it is rotated, and who may read it. */
@NullMarked
package dev.meridian.constructs.database.credentials;

import org.jspecify.annotations.NullMarked;
