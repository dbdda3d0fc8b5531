/** Sending domains for Amazon SES. */
@NullMarked
package dev.meridian.constructs.mail;

import org.jspecify.annotations.NullMarked;
