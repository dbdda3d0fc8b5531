/** A cluster's services as containers of a laptop. */
@NullMarked
package dev.meridian.app.compose.service;

import org.jspecify.annotations.NullMarked;
