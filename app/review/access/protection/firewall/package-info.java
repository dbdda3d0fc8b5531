/** What web firewalls refuse and admit. */
@NullMarked
package dev.meridian.app.review.access.protection.firewall;

import org.jspecify.annotations.NullMarked;
