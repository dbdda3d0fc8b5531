/** The rules of a firewall: which requests each one means, what becomes of them, and what it costs. */
@NullMarked
package dev.meridian.constructs.firewall.rules;

import org.jspecify.annotations.NullMarked;
