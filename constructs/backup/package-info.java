/** Backup vaults, the plans that fill them, and the drills that prove they can be read back. */
@NullMarked
package dev.meridian.constructs.backup;

import org.jspecify.annotations.NullMarked;
