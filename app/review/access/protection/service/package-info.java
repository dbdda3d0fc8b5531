/** What protects single services and is more than a property of its own. */
@NullMarked
package dev.meridian.app.review.access.protection.service;

import org.jspecify.annotations.NullMarked;
