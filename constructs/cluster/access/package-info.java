/** Who may do what: the roles of pods and nodes, and the policy of the key. */
@NullMarked
package dev.meridian.constructs.cluster.access;

import org.jspecify.annotations.NullMarked;
