/** What a firewall sees of a request, and how requests and their clients are told apart. */
@NullMarked
package dev.meridian.constructs.firewall.requests;

import org.jspecify.annotations.NullMarked;
