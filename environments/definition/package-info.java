/** Systems, their environments and regions, and what is promised of them. */
@NullMarked
package dev.meridian.environments.definition;

import org.jspecify.annotations.NullMarked;
