/** Rules for namespaces and what runs in them. */
@NullMarked
package dev.meridian.environments.validation.workload;

import org.jspecify.annotations.NullMarked;
