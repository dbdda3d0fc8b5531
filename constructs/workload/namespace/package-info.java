/** Where services and jobs live, and what all of them together may take. */
@NullMarked
package dev.meridian.constructs.workload.namespace;

import org.jspecify.annotations.NullMarked;
