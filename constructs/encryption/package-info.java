/** What the policies of keys have to allow, for every construct that writes encrypted logs. */
@NullMarked
package dev.meridian.constructs.encryption;

import org.jspecify.annotations.NullMarked;
