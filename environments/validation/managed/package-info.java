/** Rules for search, messages, mail, alerts and the cluster's backup. */
@NullMarked
package dev.meridian.environments.validation.managed;

import org.jspecify.annotations.NullMarked;
