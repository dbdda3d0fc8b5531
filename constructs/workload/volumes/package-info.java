/** Folders of a container that are not of its image. */
@NullMarked
package dev.meridian.constructs.workload.volumes;

import org.jspecify.annotations.NullMarked;
