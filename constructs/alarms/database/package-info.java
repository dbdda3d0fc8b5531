/** Alarms on RDS for PostgreSQL. */
@NullMarked
package dev.meridian.constructs.alarms.database;

import org.jspecify.annotations.NullMarked;
