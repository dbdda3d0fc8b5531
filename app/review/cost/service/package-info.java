/** How the services of AWS bill their resources, one family of resource types in each class. */
@NullMarked
package dev.meridian.app.review.cost.service;

import org.jspecify.annotations.NullMarked;
