/** What is told about sent mail, and to whom. */
@NullMarked
package dev.meridian.constructs.mail.events;

import org.jspecify.annotations.NullMarked;
