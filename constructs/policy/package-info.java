/** How constructs accept what policy packs find. */
@NullMarked
package dev.meridian.constructs.policy;

import org.jspecify.annotations.NullMarked;
