/** What machines, containers and functions are billed for, and the disks of machines. */
@NullMarked
package dev.meridian.app.review.cost.service.compute;

import org.jspecify.annotations.NullMarked;
