/** Finds what a change leaves less protected: encryption, TLS, authentication, firewalls, logs, protection from deletion. */
@NullMarked
package dev.meridian.app.review.access.protection;

import org.jspecify.annotations.NullMarked;
