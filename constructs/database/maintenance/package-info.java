/** When RDS backs up and patches an instance. */
@NullMarked
package dev.meridian.constructs.database.maintenance;

import org.jspecify.annotations.NullMarked;
