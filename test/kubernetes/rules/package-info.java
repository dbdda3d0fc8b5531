/** Rules of what is applied to a cluster: each names everything that breaks it. */
@NullMarked
package dev.meridian.kubernetes.rules;

import org.jspecify.annotations.NullMarked;
