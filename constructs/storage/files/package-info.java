/** What a network file system is like. */
@NullMarked
package dev.meridian.constructs.storage.files;

import org.jspecify.annotations.NullMarked;
