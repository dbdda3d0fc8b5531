/** What databases and caches are billed for. */
@NullMarked
package dev.meridian.app.review.cost.service.database;

import org.jspecify.annotations.NullMarked;
