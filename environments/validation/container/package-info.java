/** Rules for what runs in one container, be it a service's or a job's. */
@NullMarked
package dev.meridian.environments.validation.container;

import org.jspecify.annotations.NullMarked;
