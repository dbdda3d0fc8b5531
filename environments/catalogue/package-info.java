/** What AWS offers: Regions, zones and instance types. */
@NullMarked
package dev.meridian.environments.catalogue;

import org.jspecify.annotations.NullMarked;
