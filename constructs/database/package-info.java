/** PostgreSQL on Amazon RDS: a writer with read replicas, replicas in other regions, and a connection proxy. */
@NullMarked
package dev.meridian.constructs.database;

import org.jspecify.annotations.NullMarked;
