/** What runs where: the systems as plain data. */
@NullMarked
package dev.meridian.environments;

import org.jspecify.annotations.NullMarked;
