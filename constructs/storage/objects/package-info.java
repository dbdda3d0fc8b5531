/** What a bucket of objects may be besides private and versioned, and its parts in CloudFormation's words. */
@NullMarked
package dev.meridian.constructs.storage.objects;

import org.jspecify.annotations.NullMarked;
