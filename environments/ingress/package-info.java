/** How requests from the internet come in. */
@NullMarked
package dev.meridian.environments.ingress;

import org.jspecify.annotations.NullMarked;
