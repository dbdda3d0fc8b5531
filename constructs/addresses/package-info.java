/** IPv4 addresses and their ranges, read and compared without a call to the CDK. */
@NullMarked
package dev.meridian.constructs.addresses;

import org.jspecify.annotations.NullMarked;
