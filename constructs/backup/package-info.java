/**
 * Backup vaults, the plans that fill them, and the drills that prove they can be read back; {@code rules} holds what
 * they are told, {@code exports} the archive of databases as files.
 */
@NullMarked
package dev.meridian.constructs.backup;

import org.jspecify.annotations.NullMarked;
