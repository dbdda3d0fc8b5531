/** What reaches pods, and from where. */
@NullMarked
package dev.meridian.app.review.kubernetes.network;

import org.jspecify.annotations.NullMarked;
