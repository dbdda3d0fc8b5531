/** The CDK app, and programs that read the assembly it writes. */
@NullMarked
package dev.meridian.app;

import org.jspecify.annotations.NullMarked;
