/** Where objects are copied to, by which rules and with which permissions. */
@NullMarked
package dev.meridian.constructs.storage.replication;

import org.jspecify.annotations.NullMarked;
