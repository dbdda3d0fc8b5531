/** What a sending domain publishes in DNS. */
@NullMarked
package dev.meridian.constructs.mail.records;

import org.jspecify.annotations.NullMarked;
