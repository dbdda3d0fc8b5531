/** Changes of databases, caches, search domains and brokers that restart them or that AWS refuses. */
@NullMarked
package dev.meridian.app.review.interruption.database;

import org.jspecify.annotations.NullMarked;
