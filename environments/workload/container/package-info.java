/** What runs in one container: its image, configuration, resources, volumes and rights. */
@NullMarked
package dev.meridian.environments.workload.container;

import org.jspecify.annotations.NullMarked;
