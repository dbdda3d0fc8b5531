/** What is backed up of a cluster, when, and where to. */
@NullMarked
package dev.meridian.constructs.cluster.backups;

import org.jspecify.annotations.NullMarked;
