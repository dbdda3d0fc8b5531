/** What a resource is billed for each month: quantities, their prices and what nobody can know from a template. */
@NullMarked
package dev.meridian.app.review.cost.bill;

import org.jspecify.annotations.NullMarked;
