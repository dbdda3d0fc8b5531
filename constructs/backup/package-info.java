/** Backup vaults, the plans that fill them, the drills that prove they can be read back, and archives of databases. */
@NullMarked
package dev.meridian.constructs.backup;

import org.jspecify.annotations.NullMarked;
