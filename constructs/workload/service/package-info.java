/** What runs all the time. */
@NullMarked
package dev.meridian.constructs.workload.service;

import org.jspecify.annotations.NullMarked;
