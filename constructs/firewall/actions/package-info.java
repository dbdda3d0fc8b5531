/** What becomes of the requests that a rule matches. */
@NullMarked
package dev.meridian.constructs.firewall.actions;

import org.jspecify.annotations.NullMarked;
